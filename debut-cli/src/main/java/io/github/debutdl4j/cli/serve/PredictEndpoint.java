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

import com.sun.net.httpserver.HttpExchange;
import io.github.debutdl4j.runtime.TensorInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code POST /models/NAME/predict}: what a model says of some examples. */
final class PredictEndpoint extends Endpoint {

  private static final int BAD_REQUEST = 400;
  private static final int UNSUPPORTED_TYPE = 415;
  private static final int UNPROCESSABLE = 422;
  private static final double NANOS_PER_MS = 1e6;

  private static final Pattern JSON_TYPE =
      Pattern.compile("application/json *(;.*)?", Pattern.CASE_INSENSITIVE);

  private final ServedModel model;
  private final ServerLimits limits;
  private final Load load;

  PredictEndpoint(ServedModel model, ServerLimits limits, Load load) {
    super(load, "POST");
    this.model = model;
    this.limits = limits;
    this.load = load;
  }

  /** Reads all of the request before it takes a place among those that are computed. */
  @Override
  Content answer(HttpExchange exchange) throws IOException {
    if (!path(exchange).equals("/models/" + model.name() + "/predict")) {
      throw new HttpFault(NOT_FOUND, "there is nothing here");
    }
    List<float[][]> examples = examples(exchange);
    load.beginPrediction();
    ServedModel.Answer answer;
    try {
      answer = model.predict(examples);
    } catch (IllegalArgumentException e) {
      throw new HttpFault(BAD_REQUEST, e.getMessage());
    } finally {
      load.endPrediction();
    }
    List<Map<String, Object>> predictions = new ArrayList<>();
    for (float[][] outputs : answer.outputs()) {
      predictions.add(prediction(outputs));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", model.name());
    json.put("predictions", predictions);
    json.put("ms", answer.nanos() / NANOS_PER_MS);
    return json(json);
  }

  private List<float[][]> examples(HttpExchange exchange) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || !JSON_TYPE.matcher(type).matches()) {
      throw new HttpFault(UNSUPPORTED_TYPE, "expected a body of type application/json");
    }
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    if (length != null && Long.parseLong(length.strip()) > limits.bodyBytes()) {
      throw BoundedBody.fault(limits.bodyBytes());
    }
    InputStream body = new BoundedBody(exchange.getRequestBody(), limits.bodyBytes());
    return ExampleReader.read(model.model(), limits.examples(), body);
  }

  private Map<String, Object> prediction(float[][] outputs) throws HttpFault {
    Map<String, Object> byName = new LinkedHashMap<>();
    List<TensorInfo> infos = model.model().outputs();
    for (int i = 0; i < outputs.length; i++) {
      for (float number : outputs[i]) {
        if (!Float.isFinite(number)) {
          throw new HttpFault(
              UNPROCESSABLE,
              "the model gives " + number + " for these numbers; are they too large for it?");
        }
      }
      byName.put(infos.get(i).name(), outputs[i]);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("outputs", byName);
    if (model.isClassifier()) {
      int largest = largest(outputs[0]);
      json.put("class", largest);
      if (!model.labels().isEmpty()) {
        json.put("label", model.labels().get(largest));
      }
    }
    return json;
  }

  private static int largest(float[] numbers) {
    int largest = 0;
    for (int i = 1; i < numbers.length; i++) {
      largest = numbers[i] > numbers[largest] ? i : largest;
    }
    return largest;
  }
}
