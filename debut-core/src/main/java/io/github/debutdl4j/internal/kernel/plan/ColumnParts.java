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
package io.github.debutdl4j.internal.kernel.plan;

/**
 * The parts into which the columns of a backward pass fall. Each has a gradient of its own, and the
 * gradients are added up in order; so parts depend on the number of columns alone, not on threads.
 */
public final class ColumnParts {

  private static final int MOST = 8;

  private final int columns;
  private final int unit;
  private final int units;
  private final int count;

  /**
   * @param together number of columns that must stay in one part
   * @param run parts are whole runs of this number of columns where that allows it
   */
  public ColumnParts(int columns, int together, int run) {
    this.columns = columns;
    this.unit = (run + together - 1) / together * together;
    this.units = (columns + unit - 1) / unit;
    this.count = Math.max(1, Math.min(MOST, units));
  }

  public int count() {
    return count;
  }

  /** First column of a part. */
  public int first(int part) {
    return units * part / count * unit;
  }

  /** The column after the last of a part. */
  public int end(int part) {
    return Math.min(columns, first(part + 1));
  }

  /**
   * How many neighbouring parts a thread should take together: two, unless that would take longer
   * than one by one.
   */
  public int together(int threads) {
    int pairs = (count + 1) / 2;
    int rounds = (pairs + threads - 1) / threads;
    boolean lastRoundIsHalf = count % 2 == 1 && pairs % threads == 1 % threads;
    int partsOfBusiest = 2 * rounds - (lastRoundIsHalf ? 1 : 0);
    return partsOfBusiest <= (count + threads - 1) / threads ? 2 : 1;
  }
}
