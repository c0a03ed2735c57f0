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
package io.github.debutdl4j.internal.kernel;

/** Checks the arguments of a kernel. */
final class FloatArguments {

  private FloatArguments() {}

  static void checkShape(String what, int neededRows, int neededColumns, int rows, int columns) {
    if (rows != neededRows || columns != neededColumns) {
      throw new IllegalArgumentException(
          what
              + (" is " + rows + " rows x " + columns + " columns")
              + (", but " + neededRows + " x " + neededColumns + " are needed"));
    }
  }

  /** Arrays may be longer than needed, because they come from pools. */
  static void checkLength(String what, int needed, float[] arrayOrNull) {
    if (arrayOrNull != null && arrayOrNull.length < needed) {
      throw new IllegalArgumentException(
          what + ": " + arrayOrNull.length + " numbers, but " + needed + " are needed");
    }
  }

  /** The length of the sums for a given number of parts. */
  static int sums(int parts, int size) {
    long sums = (long) parts * size;
    if (sums > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          ("gradients of " + size + " numbers in " + parts + " parts make " + sums)
              + " numbers; at most 2^31 - 1 are possible, so take fewer columns at a time");
    }
    return (int) sums;
  }
}
