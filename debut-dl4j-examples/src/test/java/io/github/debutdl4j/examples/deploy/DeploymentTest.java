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

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.examples.ExportToRuntime;
import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.Models;
import io.github.debutdl4j.runtime.Session;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the programs of {@code docs/deploy}. */
class DeploymentTest {

  private static final int PIXELS = 784;
  private static final long LARGEST_IMAGE = 60_000_000;

  @TempDir static Path folder;

  private static Path file;
  private static Model model;

  @BeforeAll
  static void export() throws Exception {
    file = folder.resolve("lenet.debut");
    ExportToRuntime.main(new String[] {file.toString()});
    model = Models.read(file);
  }

  private static byte[] pixels(int seed) {
    byte[] pixels = new byte[PIXELS];
    new Random(seed).nextBytes(pixels);
    return pixels;
  }

  private static float[] numbers(byte[] pixels) {
    float[] numbers = new float[pixels.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (pixels[i] & 0xff) / 255f;
    }
    return numbers;
  }

  private static float[] expected(float[] image) {
    float[] output = new float[10];
    try (Session session = model.newSession()) {
      session.run(image, output);
    }
    return output;
  }

  private static int largest(float[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return largest;
  }

  @Test
  void theEndpointAnswersManyAtOnce() throws Exception {
    HttpServer server = HttpEndpoint.start(model, 0);
    try {
      HttpClient client = HttpClient.newHttpClient();
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        ByteBuffer body = ByteBuffer.allocate(4 * PIXELS);
        body.asFloatBuffer().put(numbers(pixels(i)));
        answers.add(client.sendAsync(post(server, body.array()), BodyHandlers.ofString()));
      }
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get().body())
            .isEqualTo(Arrays.toString(expected(numbers(pixels(i)))));
      }
      HttpResponse<String> refused =
          client.send(post(server, new byte[7]), BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).isEqualTo("expected 784 floats");
    } finally {
      server.stop(0);
      ((ExecutorService) server.getExecutor()).shutdown();
    }
  }

  private static HttpRequest post(HttpServer server, byte[] body) {
    return HttpRequest.newBuilder(
            URI.create("http://localhost:" + server.getAddress().getPort() + "/predict"))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
  void theImageRunsWithoutAnotherJavaAndIsSmall() throws Exception {
    Path core =
        Path.of(DeButChain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path image = folder.resolve("digits");
    JlinkImage.main(new String[] {core.toString(), file.toString(), image.toString()});

    Path input = folder.resolve("images");
    byte[] images = new byte[3 * PIXELS];
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      System.arraycopy(pixels(i), 0, images, i * PIXELS, PIXELS);
      digits.append(largest(expected(numbers(pixels(i))))).append('\n');
    }
    Files.write(input, images);
    Path output = folder.resolve("digits.txt");
    ProcessBuilder builder =
        new ProcessBuilder(image.resolve("bin/digits").toString())
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(folder.resolve("err.txt").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("JAVA"));
    Process process = builder.start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output)
        .as(Files.readString(folder.resolve("err.txt")))
        .hasContent(digits.toString());
    assertThat(size(image)).isLessThanOrEqualTo(LARGEST_IMAGE);
  }

  private static long size(Path folder) throws Exception {
    long size = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        size += Files.size(each);
      }
    }
    return size;
  }
}
