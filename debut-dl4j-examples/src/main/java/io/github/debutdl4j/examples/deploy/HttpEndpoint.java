/*
 * Copyright 2026 The DeBut for DeepLearning4J authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except
 * in compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License
 * is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express
 * or implied. See the License for the specific language governing permissions and limitations under
 * the License.
 */
package io.github.debutdl4j.examples.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.Models;
import io.github.debutdl4j.runtime.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Predictions over HTTP with the JDK's own server: {@code POST /predict} takes the numbers of an
 * example as big-endian floats and answers with an array in JSON.
 */
public final class HttpEndpoint {

  private HttpEndpoint() {}

  /**
   * @param args the file that {@code ExportToRuntime} wrote, and a port
   */
  public static void main(String[] args) throws IOException {
    HttpServer server = start(Models.read(Path.of(args[0])), Integer.parseInt(args[1]));
    System.out.println("http://localhost:" + server.getAddress().getPort() + "/predict");
  }

  /** Starts to answer on this machine's own address; port 0 is any free one. */
  static HttpServer start(Model model, int port) throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    BlockingQueue<Session> sessions = new ArrayBlockingQueue<>(cores);
    for (int i = 0; i < cores; i++) {
      sessions.add(model.newSession());
    }
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads());
    server.createContext("/predict", exchange -> answer(exchange, model, sessions));
    server.start();
    return server;
  }

  /** A virtual thread for each request since Java 21, a pool of threads before. */
  private static ExecutorService threads() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      return Executors.newFixedThreadPool(64);
    }
  }

  private static void answer(HttpExchange exchange, Model model, BlockingQueue<Session> sessions)
      throws IOException {
    try (exchange) {
      float[] input = new float[model.inputs().get(0).size()];
      byte[] body = exchange.getRequestBody().readNBytes(Float.BYTES * input.length + 1);
      boolean fits = body.length == Float.BYTES * input.length;
      String answer = "expected " + input.length + " floats";
      if (fits) {
        ByteBuffer.wrap(body).asFloatBuffer().get(input);
        answer = Arrays.toString(predict(model, input, sessions));
      }
      byte[] text = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(fits ? 200 : 400, text.length);
      exchange.getResponseBody().write(text);
    }
  }

  /** A session serves one thread at a time; as many as there are cores keep the cores busy. */
  private static float[] predict(Model model, float[] input, BlockingQueue<Session> sessions)
      throws IOException {
    float[] output = new float[model.outputs().get(0).size()];
    try {
      Session session = sessions.take();
      try {
        session.run(input, output);
      } finally {
        sessions.add(session);
      }
      return output;
    } catch (InterruptedException e) {
      throw new IOException("the server is stopping", e);
    }
  }
}
