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

import io.github.debutdl4j.cli.console.ConversionProgress;
import io.github.debutdl4j.cli.data.ImageExamples;
import io.github.debutdl4j.cli.data.ImageSetIterator;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.model.Compressor;
import io.github.debutdl4j.cli.model.Evaluator;
import io.github.debutdl4j.cli.option.Budget;
import io.github.debutdl4j.cli.report.LossHistory;
import io.github.debutdl4j.cli.training.FineTuning;
import io.github.debutdl4j.convert.ConversionException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compresses a network to several sizes, to find the accuracy of each size. */
final class SizeSweep {

  /** From 2 % to 50 %. */
  private static final double[] SHARES = {0.02, 0.05, 0.10, 0.25, 0.50};

  /** Sizes tried between the smallest one that is accurate enough and the largest that is not. */
  private static final int TRIES_BETWEEN = 2;

  private final AnyNetwork dense;
  private final ImageExamples training;
  private final Evaluator test;
  private final int epochs;
  private final List<Point> points = new ArrayList<>();

  SizeSweep(AnyNetwork dense, ImageExamples training, Evaluator test, int epochs) {
    this.dense = dense;
    this.training = training;
    this.test = test;
    this.epochs = epochs;
  }

  /** One size and its accuracy. */
  record Point(double share, long params, double accuracyBeforeFineTuning, double accuracy) {

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("share", share);
      json.put("params", params);
      json.put("accuracyBeforeFineTuning", accuracyBeforeFineTuning);
      json.put("accuracy", accuracy);
      return json;
    }
  }

  /** Tries five sizes, except those too small for any chain. */
  void run() {
    for (double share : SHARES) {
      tryShare(share);
    }
  }

  /** The smallest network with at least this accuracy, searched between the known sizes. */
  Optional<Point> smallestKeeping(double accuracy) {
    for (int i = 0; i < TRIES_BETWEEN; i++) {
      Optional<Point> smallest = smallestKnown(accuracy);
      double failing =
          points.stream()
              .filter(p -> p.accuracy() < accuracy)
              .mapToDouble(Point::share)
              .max()
              .orElse(SHARES[0] / 2);
      smallest.ifPresent(point -> tryShare(Math.sqrt(failing * point.share())));
    }
    return smallestKnown(accuracy);
  }

  /** All sizes that were tried, smallest first. */
  List<Point> points() {
    return points.stream().sorted(Comparator.comparingDouble(Point::share)).toList();
  }

  private Optional<Point> smallestKnown(double accuracy) {
    return points().stream().filter(p -> p.accuracy() >= accuracy).findFirst();
  }

  private void tryShare(double share) {
    Compressor.Result converted;
    try (ConversionProgress progress = new ConversionProgress()) {
      ImageSetIterator seen = CompressCommand.seenOf(training);
      converted =
          new Compressor(CompressCommand.options(new Budget(0, share), seen, progress).build())
              .convert(dense);
    } catch (ConversionException e) {
      return;
    }
    AnyNetwork network = converted.network();
    double before = test.evaluate(network).accuracy();
    FineTuning tuning = FineTuning.ofEpochs(epochs);
    String task = "fine-tuning %.1f %%".formatted(100 * share);
    long steps = tuning.steps(training);
    try (ProgressListener bar = new ProgressListener(task, steps, new LossHistory())) {
      tuning.run(network, dense, training, bar);
    }
    double after = test.evaluate(network).accuracy();
    points.add(new Point(share, network.parameters(), before, after));
  }
}
