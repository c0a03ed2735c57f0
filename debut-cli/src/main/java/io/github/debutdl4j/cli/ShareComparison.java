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
import io.github.debutdl4j.cli.data.ImageExamples;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.model.Compressor;
import io.github.debutdl4j.cli.model.Evaluator;
import io.github.debutdl4j.cli.option.Budget;
import io.github.debutdl4j.convert.ConvertOptions;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Converts a network once for each way of sharing a budget, and measures the results before any
 * fine-tuning.
 *
 * @param dense the network
 * @param training images to fit to
 * @param test images to measure on
 */
record ShareComparison(AnyNetwork dense, ImageExamples training, Evaluator test) {

  /** Accuracy as fitted, for each way. */
  Map<ConvertOptions.ErrorCost, Double> accuracies(Budget budget) {
    Map<ConvertOptions.ErrorCost, Double> accuracies =
        new EnumMap<>(ConvertOptions.ErrorCost.class);
    for (ConvertOptions.ErrorCost cost : ConvertOptions.ErrorCost.values()) {
      ConvertOptions options =
          CompressCommand.options(
                  budget, CompressCommand.seenOf(training), (task, layer, done, total) -> {})
              .errorCost(cost)
              .build();
      AnyNetwork network = new Compressor(options).convert(dense).network();
      accuracies.put(cost, test.measure(network).accuracy());
    }
    return accuracies;
  }

  /** A row for each way. */
  static Table table(Map<ConvertOptions.ErrorCost, Double> accuracies) {
    Table table = new Table("budget shared by", "accuracy as fitted");
    accuracies.forEach(
        (cost, accuracy) -> table.row(name(cost), "%.2f %%".formatted(100 * accuracy)));
    return table;
  }

  /** What the option {@code --share} calls it. */
  static String name(ConvertOptions.ErrorCost cost) {
    return cost.name().toLowerCase(Locale.ROOT);
  }
}
