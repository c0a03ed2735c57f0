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

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;

/**
 * Applies a chain to one column: minibatch 1 of a dense layer.
 *
 * <p>With a single column nothing is shared between columns, and each weight is used once: the work
 * is one pass over the weights, which lie in the order of the loops. The vectors fit the
 * first-level cache.
 */
final class FloatSingleColumn {

  private FloatSingleColumn() {}

  /**
   * Applies the factors one after another.
   *
   * @param x the column, in an array at least as wide as the chain gets; used as scratch memory
   * @param spare another such array
   * @return whichever of the two holds the result
   */
  static float[] apply(DeButChain chain, float[] weights, float[] x, float[] spare) {
    int from = 0;
    float[] in = x;
    float[] out = spare;
    for (DeButFactor factor : chain.factors()) {
      apply(factor, weights, from, in, out);
      from += factor.parameters();
      float[] swap = in;
      in = out;
      out = swap;
    }
    return in;
  }

  private static void apply(DeButFactor f, float[] weights, int from, float[] x, float[] y) {
    if (f.r() == 2 && f.s() == 2) {
      butterflies(f, weights, from, x, y);
    } else if (f.r() == 2 && f.s() == 4) {
      twoFromFour(f, weights, from, x, y);
    } else {
      general(f, weights, from, x, y);
    }
  }

  private static void butterflies(DeButFactor f, float[] weights, int from, float[] x, float[] y) {
    int t = f.t();
    int w = from;
    for (int at = 0; at < f.p(); at += 2 * t) {
      for (int k = at; k < at + t; k++, w += 4) {
        float u = x[k];
        float v = x[t + k];
        y[k] = weights[w] * u + weights[w + 1] * v;
        y[t + k] = weights[w + 2] * u + weights[w + 3] * v;
      }
    }
  }

  private static void twoFromFour(DeButFactor f, float[] weights, int from, float[] x, float[] y) {
    int t = f.t();
    int w = from;
    for (int out = 0, in = 0; out < f.p(); out += 2 * t, in += 4 * t) {
      for (int k = 0; k < t; k++, w += 8) {
        float a = x[in + k];
        float b = x[in + t + k];
        float c = x[in + 2 * t + k];
        float d = x[in + 3 * t + k];
        y[out + k] =
            (weights[w] * a + weights[w + 1] * b) + (weights[w + 2] * c + weights[w + 3] * d);
        y[out + t + k] =
            (weights[w + 4] * a + weights[w + 5] * b) + (weights[w + 6] * c + weights[w + 7] * d);
      }
    }
  }

  private static void general(DeButFactor f, float[] weights, int from, float[] x, float[] y) {
    int r = f.r();
    int s = f.s();
    int t = f.t();
    int w = from;
    for (int out = 0, in = 0; out < f.p(); out += r * t, in += s * t) {
      for (int k = 0; k < t; k++) {
        for (int i = 0; i < r; i++, w += s) {
          y[out + i * t + k] = dot(weights, w, x, in + k, t, s);
        }
      }
    }
  }

  /** In four sums, so that an addition need not wait for the one before. */
  private static float dot(float[] weights, int w, float[] x, int in, int step, int count) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int j = 0;
    for (; j + 4 <= count; j += 4) {
      int at = in + j * step;
      a += weights[w + j] * x[at];
      b += weights[w + j + 1] * x[at + step];
      c += weights[w + j + 2] * x[at + 2 * step];
      d += weights[w + j + 3] * x[at + 3 * step];
    }
    for (; j < count; j++) {
      a += weights[w + j] * x[in + j * step];
    }
    return (a + b) + (c + d);
  }
}
