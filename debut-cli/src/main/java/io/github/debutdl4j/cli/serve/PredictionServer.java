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
package io.github.debutdl4j.cli.serve;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Serves models over HTTP on the loopback address: {@code POST /models/NAME/predict}, {@code GET
 * /models}, {@code GET /health}, and a page at {@code /}.
 */
final class PredictionServer implements AutoCloseable {

  /** Threads that read requests and write answers; a slow client holds one. */
  private static final int CONNECTION_THREADS = 256;

  private static final int QUEUE = 1024;
  private static final int STOP_SECONDS = 10;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final List<ServedModel> models;
  private final Load load;

  /** A server with a port of its own that does not answer yet. */
  private PredictionServer(HttpServer server, List<ServedModel> models, ServerLimits limits) {
    this.server = server;
    this.models = models;
    this.load = new Load(limits);
    this.threads =
        new ThreadPoolExecutor(
            CONNECTION_THREADS,
            CONNECTION_THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(QUEUE));
    threads.allowCoreThreadTimeOut(true);
    server.setExecutor(threads);
    server.createContext("/", new PageEndpoint(load));
    server.createContext("/health", new HealthEndpoint(load));
    server.createContext("/models", new ModelsEndpoint(models, load));
    for (ServedModel model : models) {
      server.createContext(
          "/models/" + model.name() + "/predict", new PredictEndpoint(model, limits, load));
    }
  }

  /**
   * Sets how long a client may take for a request and for reading the answer, for all servers of
   * this JVM; to be called before the first one is bound.
   */
  static void setTimeouts(int seconds) {
    System.setProperty("sun.net.httpserver.maxReqTime", Integer.toString(seconds));
    System.setProperty("sun.net.httpserver.maxRspTime", Integer.toString(3 * seconds));
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /**
   * Takes a port of the loopback address.
   *
   * @param port 0 for any
   * @throws IOException if it is in use
   */
  static HttpServer bind(int port) throws IOException {
    return HttpServer.create(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECTION_THREADS);
  }

  /** Starts to answer. The models are closed with the server. */
  static PredictionServer start(HttpServer bound, List<ServedModel> models, ServerLimits limits) {
    PredictionServer server = new PredictionServer(bound, models, limits);
    bound.start();
    return server;
  }

  int port() {
    return server.getAddress().getPort();
  }

  Load load() {
    return load;
  }

  /** Finishes the requests that are there, but refuses others; then ends. */
  @Override
  public void close() {
    load.stop(STOP_SECONDS);
    server.stop(0);
    threads.shutdown();
    models.forEach(ServedModel::close);
  }
}
