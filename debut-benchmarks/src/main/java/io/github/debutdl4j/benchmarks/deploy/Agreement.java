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
package io.github.debutdl4j.benchmarks.deploy;

import java.util.LinkedHashMap;
import java.util.Map;

/** How far what an exported network answers is from what DL4J answers. */
final class Agreement {

  private final int classes;
  private double maximum;
  private double largest;
  private int differentClasses;
  private int right;
  private int examples;

  Agreement(int classes) {
    this.classes = classes;
  }

  /**
   * Counts a minibatch.
   *
   * @param expected DL4J's answers
   * @param labels classes of the examples, or null if they have none
   */
  void add(float[] expected, float[] actual, int[] labels) {
    for (int i = 0; i < expected.length; i++) {
      maximum = Math.max(maximum, Math.abs((double) expected[i] - actual[i]));
      largest = Math.max(largest, Math.abs((double) expected[i]));
    }
    for (int from = 0; from < expected.length; from += classes) {
      int answer = likeliest(actual, from);
      differentClasses += answer == likeliest(expected, from) ? 0 : 1;
      right += labels != null && labels[from / classes] == answer ? 1 : 0;
      examples++;
    }
  }

  private int likeliest(float[] answers, int from) {
    int best = 0;
    for (int i = 1; i < classes; i++) {
      best = answers[from + i] > answers[from + best] ? i : best;
    }
    return best;
  }

  /** The largest difference of a number, in parts of the largest number. */
  double error() {
    return maximum / largest;
  }

  /** Examples whose likeliest class is not DL4J's. */
  int differentClasses() {
    return differentClasses;
  }

  /** Share of the examples whose likeliest class is their label. */
  double accuracy() {
    return (double) right / examples;
  }

  /**
   * The same for programs.
   *
   * @param labelled whether the examples had labels
   */
  Map<String, Object> json(boolean labelled) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("error", error());
    json.put("differentClasses", differentClasses);
    if (labelled) {
      json.put("accuracy", accuracy());
    }
    return json;
  }
}
