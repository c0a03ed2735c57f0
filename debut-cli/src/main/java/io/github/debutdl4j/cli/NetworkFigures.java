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

import io.github.debutdl4j.cli.console.Table;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.model.Evaluator;
import io.github.debutdl4j.io.ModelFiles;
import io.github.debutdl4j.io.SavedModel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Size, accuracy and speed of a network: the numbers of the before/after table.
 *
 * @param params number of all parameters
 * @param accuracy share of test images classified correctly
 * @param millisecondsPer1000 time for 1,000 images
 * @param fileBytes size of its file, without updater state
 */
record NetworkFigures(long params, double accuracy, double millisecondsPer1000, long fileBytes) {

  /** Measures a network. */
  static NetworkFigures of(AnyNetwork network, Evaluator test) {
    Evaluator.Result result = test.evaluate(network);
    return new NetworkFigures(
        network.parameters(),
        result.accuracy(),
        result.millisecondsPer1000(),
        ModelFiles.bytes(SavedModel.of(network.model()).withUpdater(false)));
  }

  /** A table of both networks side by side. */
  static Table comparison(NetworkFigures dense, NetworkFigures debut) {
    return new Table("", "dense", "DeBut", "share")
        .row("parameters", grouped(dense.params), grouped(debut.params), share(dense, debut))
        .row("accuracy", percent(dense.accuracy), percent(debut.accuracy), "")
        .row("file without updater, bytes", grouped(dense.fileBytes), grouped(debut.fileBytes), "")
        .row(
            "ms per 1,000 images",
            "%.1f".formatted(dense.millisecondsPer1000),
            "%.1f".formatted(debut.millisecondsPer1000),
            "");
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("params", params);
    json.put("accuracy", accuracy);
    json.put("msPer1000", millisecondsPer1000);
    json.put("fileBytes", fileBytes);
    return json;
  }

  private static String share(NetworkFigures dense, NetworkFigures debut) {
    return percent((double) debut.params / dense.params);
  }

  private static String percent(double share) {
    return "%.2f %%".formatted(100 * share);
  }

  private static String grouped(long number) {
    return "%,d".formatted(number);
  }
}
