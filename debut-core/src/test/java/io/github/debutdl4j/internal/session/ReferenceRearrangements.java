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
package io.github.debutdl4j.internal.session;

import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import java.util.List;

/** The operations that only move numbers. */
final class ReferenceRearrangements {

  private ReferenceRearrangements() {}

  static float[] apply(Operation operation, List<ReferenceValue> inputs, Shape result) {
    ReferenceValue x = inputs.get(0);
    if (operation instanceof Operation.Reshape) {
      return x.numbers().clone();
    } else if (operation instanceof Operation.Concatenation) {
      return concatenation(inputs, result);
    } else if (operation instanceof Operation.SingleStep step) {
      return singleStep(step, x);
    } else if (operation instanceof Operation.Permutation permutation) {
      return permutation(permutation.axes(), x, result);
    }
    float[] y = new float[result.count()];
    for (int i = 0; i < y.length; i++) {
      int channel = i / result.positions();
      int row = i % result.positions() / result.size(2);
      int column = i % result.size(2);
      if (operation instanceof Operation.Upsampling up) {
        y[i] = x.pixel(channel, row / up.height(), column / up.width());
      } else if (operation instanceof Operation.ZeroPadding pad) {
        y[i] = x.pixel(channel, row - pad.top(), column - pad.left());
      } else if (operation instanceof Operation.Cropping crop) {
        y[i] = x.pixel(channel, row + crop.top(), column + crop.left());
      } else {
        throw new IllegalStateException("no rule for " + operation.getClass().getSimpleName());
      }
    }
    return y;
  }

  private static float[] concatenation(List<ReferenceValue> inputs, Shape result) {
    float[] y = new float[result.count()];
    int at = 0;
    for (ReferenceValue input : inputs) {
      System.arraycopy(input.numbers(), 0, y, at, input.numbers().length);
      at += input.numbers().length;
    }
    return y;
  }

  private static float[] singleStep(Operation.SingleStep step, ReferenceValue x) {
    float[] y = new float[x.size(0)];
    for (int i = 0; i < y.length; i++) {
      y[i] = x.numbers()[i * x.size(1) + (step.first() ? 0 : x.size(1) - 1)];
    }
    return y;
  }

  private static float[] permutation(List<Integer> axes, ReferenceValue x, Shape result) {
    float[] y = new float[result.count()];
    for (int i = 0; i < y.length; i++) {
      int from = 0;
      int rest = i;
      for (int axis = axes.size() - 1; axis >= 0; axis--) {
        int place = rest % result.size(axis);
        rest /= result.size(axis);
        int stride = 1;
        for (int inner = axes.get(axis) + 1; inner < x.shape().rank(); inner++) {
          stride *= x.size(inner);
        }
        from += place * stride;
      }
      y[i] = x.numbers()[from];
    }
    return y;
  }
}
