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
package io.github.debutdl4j.internal.network;

import java.util.List;

/** Checks of the inputs of operations. */
final class Operands {

  private Operands() {}

  static Shape only(List<Shape> inputs) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException(inputs.size() + " inputs; expected 1");
    }
    return inputs.get(0);
  }

  static Shape first(List<Shape> inputs) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("no inputs; expected 1 or more");
    }
    return inputs.get(0);
  }

  /** Checks the first size of a shape of any rank. */
  static Shape features(Shape x, int features) {
    if (x.size(0) != features) {
      throw new IllegalArgumentException(
          String.format("an input of shape %s; the first size must be %d", x, features));
    }
    return x;
  }

  static Shape sequence(Shape x, int features) {
    if (x.rank() != 2) {
      throw new IllegalArgumentException(
          String.format("an input of shape %s; expected [%d, steps]", x, features));
    }
    return features(x, features);
  }

  static Shape image(Shape x) {
    if (x.rank() != 3) {
      throw new IllegalArgumentException(
          "an input of shape " + x + "; expected [channels, height, width]");
    }
    return x;
  }

  static Shape image(Shape x, int channels) {
    return features(image(x), channels);
  }

  /** The shape of an image whose sizes were computed. */
  static Shape image(int channels, long height, long width) {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          String.format("the result would be an image of %d x %d pixels", height, width));
    }
    return Shape.of(channels, size(height), size(width));
  }

  static int size(long size) {
    if (size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a size of the result would be " + size);
    }
    return (int) size;
  }

  /** Checks the length of an array that may be absent. */
  static void checkLength(String what, float[] array, long expected) {
    if (array != null && array.length != expected) {
      throw new IllegalArgumentException(
          String.format("%s: %d numbers; expected %d", what, array.length, expected));
    }
  }

  static void checkDense(String what, LinearMap map, int outputs, int inputs) {
    if (!map.isDense()
        || map.chain().outputs() != outputs
        || map.chain().inputs() != inputs
        || map.outputs() != outputs
        || map.inputs() != inputs) {
      throw new IllegalArgumentException(
          String.format("%s: expected a dense map of %d x %d", what, outputs, inputs));
    }
  }

  static void checkCounts(String what, int... counts) {
    for (int count : counts) {
      if (count < 1) {
        throw new IllegalArgumentException(
            what + ": " + count + "; every number must be 1 or more");
      }
    }
  }

  static void checkEdges(int... edges) {
    for (int edge : edges) {
      if (edge < 0) {
        throw new IllegalArgumentException("edges: " + edge + "; every number must be 0 or more");
      }
    }
  }

  static void checkNorm(Operation.PoolingKind kind, int p) {
    if (kind == Operation.PoolingKind.P_NORM && p < 1) {
      throw new IllegalArgumentException("p-norm with p = " + p + "; p must be 1 or more");
    }
  }

  /** Checks the maps of a recurrent operation with a given number of gates. */
  static void checkRecurrent(LinearMap input, LinearMap recurrent, int gates) {
    if (recurrent.outputs() != (long) gates * recurrent.inputs()
        || input.outputs() != recurrent.outputs()) {
      throw new IllegalArgumentException(
          String.format(
              "an input map of %d x %d and a recurrent map of %d x %d; expected (%d size) x n and (%d size) x size",
              input.outputs(),
              input.inputs(),
              recurrent.outputs(),
              recurrent.inputs(),
              gates,
              gates));
    }
  }
}
