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
package io.github.debutdl4j.cli;

import io.github.debutdl4j.chain.ChainFormat;
import io.github.debutdl4j.convert.ConversionReport;
import io.github.debutdl4j.convert.LayerReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a conversion report as JSON. */
final class LayerRows {

  private LayerRows() {}

  static List<Map<String, Object>> json(ConversionReport report) {
    return report.layers().stream().map(LayerRows::json).toList();
  }

  private static Map<String, Object> json(LayerReport layer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", layer.name());
    json.put("type", layer.type());
    json.put("outcome", layer.outcome().name());
    json.put("chain", layer.chainAfter().map(ChainFormat::format).orElse(null));
    json.put("paramsBefore", layer.parametersBefore());
    json.put("paramsAfter", layer.parametersAfter());
    json.put("relativeError", finiteOrNull(layer.relativeError()));
    json.put("lowerBound", finiteOrNull(layer.lowerBound()));
    json.put("reason", layer.reason());
    return json;
  }

  private static Double finiteOrNull(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
