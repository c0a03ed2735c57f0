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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.Models;
import io.github.debutdl4j.runtime.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Requests to a server, well and ill formed. */
class PredictionServerTest {

  private static final int LONGEST_BODY = 100_000;
  private static final int PIXELS = 784;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static Model leNet;
  private static PredictionServer server;

  @BeforeAll
  static void start() throws IOException {
    PredictionServer.setTimeouts(10);
    leNet = model(ServedFiles.leNet());
    server = server(new ServerLimits(2, 200, LONGEST_BODY, 4));
  }

  private static PredictionServer server(ServerLimits limits) throws IOException {
    List<ServedModel> models =
        List.of(
            new ServedModel("lenet", leNet, limits.running()),
            new ServedModel("difference", model(ServedFiles.difference()), limits.running()));
    return PredictionServer.start(PredictionServer.bind(0), models, limits);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Model model(byte[] file) throws IOException {
    return Models.read(new ByteArrayInputStream(file));
  }

  private static HttpRequest.Builder to(PredictionServer server, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
        .header("Content-Type", "application/json");
  }

  private static HttpResponse<String> post(PredictionServer server, String model, String body)
      throws Exception {
    HttpRequest request =
        to(server, "/models/" + model + "/predict").POST(BodyPublishers.ofString(body)).build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(to(server, path).GET().build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return new ObjectMapper().readTree(response.body());
  }

  private static float[] numbers(JsonNode array) {
    float[] numbers = new float[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Float.parseFloat(array.get(i).asText());
    }
    return numbers;
  }

  private static float[] image(int seed) {
    Random random = new Random(seed);
    float[] image = new float[PIXELS];
    for (int i = 0; i < image.length; i++) {
      image[i] = random.nextFloat();
    }
    return image;
  }

  private static float[] expected(float[] image) {
    float[] output = new float[10];
    try (Session session = leNet.newSession()) {
      session.run(image, output);
    }
    return output;
  }

  @Test
  void twoHundredParallelRequestsAreAllAnsweredAsBySession() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String body = "{\"input\":" + Arrays.toString(image(i)) + "}";
      HttpRequest request =
          to(server, "/models/lenet/predict").POST(BodyPublishers.ofString(body)).build();
      answers.add(CLIENT.sendAsync(request, BodyHandlers.ofString()));
    }

    for (int i = 0; i < answers.size(); i++) {
      HttpResponse<String> answer = answers.get(i).get();
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      JsonNode prediction = json(answer).get("predictions").get(0);
      assertThat(numbers(prediction.get("outputs").get("output"))).isEqualTo(expected(image(i)));
    }
  }

  @Test
  void examplesMayBeNestedAndSeveral() throws Exception {
    String flat = Arrays.toString(image(1));
    String rows = Collections.nCopies(28, Collections.nCopies(28, "0.5").toString()).toString();
    float[] half = new float[PIXELS];
    Arrays.fill(half, 0.5f);

    JsonNode answer =
        json(
            post(
                server,
                "lenet",
                "{\"examples\": [%s, [%s], {\"input\": %s}]}".formatted(flat, rows, flat)));

    JsonNode predictions = answer.get("predictions");
    assertThat(answer.get("model").asText()).isEqualTo("lenet");
    assertThat(answer.get("ms").asDouble()).isPositive();
    assertThat(predictions).hasSize(3);
    assertThat(numbers(predictions.get(0).at("/outputs/output"))).isEqualTo(expected(image(1)));
    assertThat(numbers(predictions.get(1).at("/outputs/output"))).isEqualTo(expected(half));
    assertThat(predictions.get(2)).isEqualTo(predictions.get(0));
    float[] output = expected(half);
    assertThat(output[predictions.get(1).get("class").asInt()])
        .isEqualTo(Collections.max(Arrays.asList(box(output))));
  }

  private static Float[] box(float[] numbers) {
    Float[] boxed = new Float[numbers.length];
    Arrays.setAll(boxed, i -> numbers[i]);
    return boxed;
  }

  @Test
  void severalInputsAreGivenByName() throws Exception {
    HttpResponse<String> answer =
        post(server, "difference", "{\"input\": {\"b\": [1, 2], \"a\": [2, 3]}}");

    assertThat(json(answer).at("/predictions/0/outputs/sum/0").floatValue()).isEqualTo(2e38f);
    assertThat(json(answer).at("/predictions/0").has("class")).isFalse();
    HttpResponse<String> tooLarge =
        post(server, "difference", "{\"input\": {\"b\": [-9, -9], \"a\": [9, 9]}}");
    assertThat(tooLarge.statusCode()).isEqualTo(422);
    assertThat(tooLarge.body()).contains("the model gives Infinity");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|must be an object",
        "{|not JSON",
        "[]|must be an object",
        "{}|no 'input'",
        "hello|not JSON",
        "{\"input\": 1}|expected an array of numbers of shape [1, 28, 28]",
        "{\"input\": null}|expected an array",
        "{\"input\": []}|expected 784 numbers",
        "{\"input\": [1, 2]}|expected 784 numbers",
        "{\"input\": [[1, 2]]}|expected 784 numbers",
        "{\"input\": [[[[1]]]]}|expected 784 numbers",
        "{\"input\": [1, [2]]}|expected 784 numbers",
        "{\"input\": [NaN]}|not JSON",
        "{\"input\": [1e39]}|beyond what a float can hold",
        "{\"input\": [-1e999]}|beyond what a float can hold",
        "{\"input\": [null]}|expected numbers; there is null",
        "{\"input\": [true]}|expected numbers; there is true",
        "{\"input\": [\"1\"]}|expected numbers; there is a string",
        "{\"input\": {\"x\": [1]}}|no input 'x'; expected 'input'",
        "{\"input\": {}}|'input' is missing",
        "{\"examples\": []}|'examples' is empty",
        "{\"examples\": 1}|'examples' is not an array",
        "{\"pixels\": [1]}|there is 'pixels'",
        "{\"input\": [1]|expected 784 numbers"
      })
  void malformedBodiesAreRefusedWithAReason(String body, String reason) throws Exception {
    HttpResponse<String> answer = post(server, "lenet", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(json(answer).get("error").asText()).contains(reason);
  }

  @Test
  void longMalformedBodiesAreRefusedWithAReason() throws Exception {
    String image = Arrays.toString(image(3));
    String[][] cases = {
      {"{\"input\": " + "[".repeat(50_000), "expected 784 numbers"},
      {"{\"input\": [" + "9".repeat(90_000) + "]}", "a number of 90000 characters"},
      {"{\"input\": " + image + "} {}", "something follows"},
      {"{\"input\": " + image + ", \"input\": " + image + "}", "not JSON: Duplicate field"},
      {"{\"input\": " + image + ", \"examples\": []}", "expected one field"},
      {"{\"examples\": [" + (image + ",").repeat(4) + image + "]}", "more than 4 examples"},
      {"{\"input\": " + image.replaceFirst("\\[", "[1,") + "}", "expected 784 numbers"},
    };
    for (String[] each : cases) {
      HttpResponse<String> answer = post(server, "lenet", each[0]);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(json(answer).get("error").asText()).contains(each[1]).hasSizeLessThan(300);
    }
  }

  @Test
  void bodiesBeyondTheLimitAreRefused() throws Exception {
    String body = " ".repeat(LONGEST_BODY + 1);
    HttpRequest chunked =
        to(server, "/models/lenet/predict")
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
            .build();

    HttpResponse<String> answer = post(server, "lenet", body);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("longer than 100,000 bytes");
    assertThat(CLIENT.send(chunked, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    assertThat(
            raw(
                "POST /models/lenet/predict HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n"))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void wrongAddressesMethodsAndTypesAreRefused() throws Exception {
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/health/nothing").statusCode()).isEqualTo(404);
    HttpResponse<String> unknown = post(server, "vgg", "{}");
    assertThat(unknown.statusCode()).isEqualTo(405);
    assertThat(get("/models/vgg").body()).contains("there are lenet, difference");
    HttpResponse<String> got = get("/models/lenet/predict");
    assertThat(got.statusCode()).isEqualTo(405);
    assertThat(got.headers().firstValue("Allow")).contains("POST");
    HttpRequest text =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + server.port() + "/models/lenet/predict"))
            .POST(BodyPublishers.ofString("{}"))
            .build();
    assertThat(CLIENT.send(text, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
    assertThat(raw("GET /models HTTP/1.1\r\nHost: evil.example:80\r\n\r\n"))
        .startsWith("HTTP/1.1 403");
    assertThat(raw("HEAD /models HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 405");
    assertThat(raw("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400");
  }

  /** The first line that a request gets. */
  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return firstLine(socket);
    }
  }

  private static String firstLine(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c >= 0 && c != '\r'; ) {
      line.append((char) c);
      c = socket.getInputStream().read();
    }
    return line.toString();
  }

  @Test
  void modelsAndHealthAreTold() throws Exception {
    JsonNode models = json(get("/models")).get("models");

    assertThat(get("/health").body()).isEqualTo("{\"status\":\"up\"}");
    assertThat(models).hasSize(2);
    assertThat(models.get(0).get("name").asText()).isEqualTo("lenet");
    assertThat(models.get(0).at("/inputs/0/shape").toString()).isEqualTo("[1,28,28]");
    assertThat(models.get(1).get("inputs")).hasSize(2);
  }

  @Test
  void thePageNeedsNothingFromElsewhere() throws Exception {
    HttpResponse<String> page = get("/");

    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(page.body()).contains("<canvas").doesNotContain("http://", "https://", "src=\"");
  }

  @Test
  void aBusyServerRefusesWhatMayNotWait() throws Exception {
    try (PredictionServer busy = server(new ServerLimits(1, 0, LONGEST_BODY, 1))) {
      String body = "{\"input\":" + Arrays.toString(image(5)) + "}";
      busy.load().beginPrediction();
      HttpResponse<String> refused = post(busy, "lenet", body);
      busy.load().endPrediction();

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      assertThat(refused.body()).contains("try again later");
      assertThat(post(busy, "lenet", body).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aServerThatStopsAnswersWhatItHasBegun() throws Exception {
    PredictionServer stopping = server(new ServerLimits(1, 8, LONGEST_BODY, 1));
    String body = "{\"input\":" + Arrays.toString(image(6)) + "}";
    String head =
        "POST /models/lenet/predict HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), stopping.port())) {
      OutputStream out = socket.getOutputStream();
      out.write((head + body.substring(0, 100)).getBytes(StandardCharsets.US_ASCII));
      while (stopping.load().requests() == 0) {
        Thread.onSpinWait();
      }
      Thread stop = new Thread(stopping::close);
      stop.start();
      while (!stopping.load().isStopping()) {
        Thread.onSpinWait();
      }
      assertThat(post(stopping, "lenet", body).statusCode()).isEqualTo(503);
      out.write(body.substring(100).getBytes(StandardCharsets.US_ASCII));

      assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 200 OK");
      stop.join();
    }
  }
}
