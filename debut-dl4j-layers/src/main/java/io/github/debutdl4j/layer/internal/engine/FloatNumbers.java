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
package io.github.debutdl4j.layer.internal.engine;

import io.github.debutdl4j.layer.internal.memory.ArrayMemory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies numbers between arrays on the CPU and heap arrays, in bulk. */
final class FloatNumbers {

  private FloatNumbers() {}

  /** Copies an array, in c order, to a place in a heap array. */
  static void read(INDArray array, float[] to, int offset) {
    try (ArrayMemory memory = ArrayMemory.open(contiguous(array))) {
      memory.asFloats().get(to, offset, (int) array.length());
    }
  }

  /** Copies from a place in a heap array to an array, in its c order. */
  static void write(float[] from, int offset, INDArray array) {
    INDArray target = isContiguous(array) ? array : array.ulike().dup('c');
    try (ArrayMemory memory = ArrayMemory.open(target)) {
      memory.asFloats().put(from, offset, (int) array.length());
    }
    if (target != array) {
      array.assign(target);
    }
  }

  /** The array itself where its numbers lie in c order without gaps, else a copy that does. */
  static INDArray contiguous(INDArray array) {
    return isContiguous(array) ? array : array.dup('c');
  }

  /**
   * Whether numbers are in c order without gaps, regardless of the order that the array reports.
   */
  static boolean isContiguous(INDArray array) {
    long expected = 1;
    for (int d = array.rank() - 1; d >= 0; d--) {
      if (array.size(d) > 1 && array.stride(d) != expected) {
        return false;
      }
      expected *= array.size(d);
    }
    return true;
  }
}
