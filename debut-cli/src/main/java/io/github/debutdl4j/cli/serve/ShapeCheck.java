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

import java.util.List;

/** Follows the brackets of an array: it must be flat, or nested just as a shape is. */
final class ShapeCheck {

  private final List<Integer> shape;
  private final int[] counts;
  private int depth;
  private int numbers;
  private int deepest;

  ShapeCheck(List<Integer> shape) {
    this.shape = shape;
    this.counts = new int[shape.size() + 1];
  }

  /** Notes an opening bracket; false if it does not fit. */
  boolean open() {
    if (depth == shape.size() || numbers > 0 && depth >= deepest) {
      return false;
    }
    counts[depth]++;
    depth++;
    counts[depth] = 0;
    return true;
  }

  /** Notes a number; false if it does not stand as deep as those before. */
  boolean number() {
    if (numbers == 0) {
      deepest = depth;
    }
    numbers++;
    counts[depth]++;
    return depth == deepest && (depth == 1 || depth == shape.size());
  }

  /** Notes a closing bracket; false if there was less or more than fits. */
  boolean close() {
    int found = counts[depth];
    boolean flat = depth == 1 && deepest == 1;
    depth--;
    return flat || found == shape.get(depth);
  }

  boolean isOpen() {
    return depth > 0;
  }

  /** How many numbers there were. */
  int numbers() {
    return numbers;
  }
}
