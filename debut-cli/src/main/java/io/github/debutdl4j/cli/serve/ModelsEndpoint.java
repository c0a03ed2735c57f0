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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code GET /models}: which models there are, and what they read and give. */
final class ModelsEndpoint extends Endpoint {

  private final List<ServedModel> models;

  ModelsEndpoint(List<ServedModel> models, Load load) {
    super(load, "GET");
    this.models = models;
  }

  @Override
  Content answer(HttpExchange exchange) throws IOException {
    String path = path(exchange);
    if (!path.equals("/models")) {
      throw new HttpFault(
          NOT_FOUND,
          "there is no such model; there are "
              + String.join(", ", models.stream().map(ServedModel::name).toList()));
    }
    List<Map<String, Object>> json = new ArrayList<>();
    for (ServedModel model : models) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("name", model.name());
      each.put("inputs", infos(model.model().inputs()));
      each.put("outputs", infos(model.model().outputs()));
      each.put("labels", model.labels());
      each.put("classifier", model.isClassifier());
      each.put("normalizer", model.model().metadata().get("normalizer"));
      json.add(each);
    }
    return json(Map.of("models", json));
  }

  private static List<Map<String, Object>> infos(List<TensorInfo> infos) {
    List<Map<String, Object>> json = new ArrayList<>();
    for (TensorInfo info : infos) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("name", info.name());
      each.put("shape", info.shape());
      json.add(each);
    }
    return json;
  }
}
