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

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.network.LinearMap;
import java.util.Arrays;

/**
 * A linear map and its bias, in arrays that scaling and shifting may be folded into.
 *
 * @param bias one number per output, or null
 */
record Linear(LinearMap map, float[] bias) {

  /** This map with its outputs scaled and shifted. */
  Linear then(float[] scale, float[] shift) {
    int last = map.chain().length() - 1;
    DeButFactor factor = map.chain().factor(last);
    float[] weights = map.weights().clone();
    int at = map.chain().weightOffset(last);
    int t = factor.t();
    for (int row = 0; row < map.outputs(); row++) {
      int block = row / (factor.r() * t);
      int from = at + factor.weightIndex(block, row % t, row / t % factor.r(), 0);
      for (int j = 0; j < factor.s(); j++) {
        weights[from + j] *= scale[row];
      }
    }
    float[] sums = new float[map.outputs()];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (float) ((double) scale[i] * (bias == null ? 0 : bias[i]) + shift[i]);
    }
    return new Linear(new LinearMap(map.chain(), map.outputs(), map.inputs(), weights), sums);
  }

  /** This map after its inputs were scaled and shifted, one number per input. */
  Linear after(float[] scale, float[] shift) {
    double[] column = new double[map.chain().inputs()];
    for (int i = 0; i < map.inputs(); i++) {
      column[i] = shift[i];
    }
    double[] moved = apply(column);
    float[] sums = new float[map.outputs()];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (float) (moved[i] + (bias == null ? 0 : bias[i]));
    }
    DeButFactor factor = map.chain().factor(0);
    float[] weights = map.weights().clone();
    float[] scales = Arrays.copyOf(scale, factor.q());
    int at = 0;
    for (int bk = 0; bk < factor.blocks() * factor.t(); bk++) {
      for (int i = 0; i < factor.r(); i++) {
        for (int j = 0; j < factor.s(); j++) {
          int input = (bk / factor.t() * factor.s() + j) * factor.t() + bk % factor.t();
          weights[at++] *= scales[input];
        }
      }
    }
    return new Linear(new LinearMap(map.chain(), map.outputs(), map.inputs(), weights), sums);
  }

  /** The product of the factors with a column. */
  private double[] apply(double[] column) {
    float[] weights = map.weights();
    double[] x = column;
    int at = 0;
    for (DeButFactor factor : map.chain().factors()) {
      double[] y = new double[factor.p()];
      int t = factor.t();
      for (int row = 0; row < y.length; row++) {
        int block = row / (factor.r() * t);
        int from = at + factor.weightIndex(block, row % t, row / t % factor.r(), 0);
        for (int j = 0; j < factor.s(); j++) {
          y[row] += weights[from + j] * x[(block * factor.s() + j) * t + row % t];
        }
      }
      at += factor.parameters();
      x = y;
    }
    return x;
  }
}
