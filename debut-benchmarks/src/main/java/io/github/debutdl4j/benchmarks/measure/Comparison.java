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
package io.github.debutdl4j.benchmarks.measure;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a benchmark found: a table for people and the same as nested values for programs.
 *
 * @param headings of the table
 * @param rows cells of the table, as many in a row as there are headings
 * @param json what {@code --json} prints
 */
public record Comparison(List<String> headings, List<List<String>> rows, Map<String, Object> json) {

  public static String milliseconds(double time) {
    return String.format(Locale.ROOT, time < 1 ? "%.3f" : "%.2f", time);
  }

  public static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }
}
