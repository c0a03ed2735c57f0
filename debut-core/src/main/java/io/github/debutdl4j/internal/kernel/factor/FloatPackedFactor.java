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
package io.github.debutdl4j.internal.kernel.factor;

import io.github.debutdl4j.chain.DeButFactor;

/**
 * A factor whose weights are packed in the order in which the column kernels read them.
 *
 * <p>The r outputs of each block and diagonal are taken in groups of eight, the rest in groups of
 * four, two and one. A job is one such group: {@code job = (block * t + k) * groups + group}. Its
 * weights are contiguous: for each of the s inputs, those of the group's outputs.
 */
public final class FloatPackedFactor {

  private static final int TALLEST = 8;

  private final DeButFactor factor;
  private final int[] groupStart;
  private final float[] weights;
  private final float[] bias;

  /**
   * Packs a factor.
   *
   * @param bias one number per output of the factor, missing ones zero; or null
   */
  public FloatPackedFactor(FloatFactorWeights of, float[] bias) {
    this(of.factor());
    pack(of, bias);
  }

  /** A factor without weights: {@link #pack} sets them. */
  public FloatPackedFactor(DeButFactor factor) {
    this.factor = factor;
    this.groupStart = groups(factor.r());
    this.weights = new float[factor.parameters()];
    this.bias = new float[factor.p()];
  }

  /**
   * Replaces all weights; not while they are in use.
   *
   * @param of weights of the same shape
   * @param newBias one number per output of the factor, missing ones zero; or null
   */
  public void pack(FloatFactorWeights of, float[] newBias) {
    int r = factor.r();
    int s = factor.s();
    int t = factor.t();
    int biased = newBias == null ? 0 : newBias.length;
    float[] unpacked = of.weights();
    int at = 0;
    for (int bk = 0; bk < factor.blocks() * t; bk++) {
      int first = of.from() + bk * r * s;
      for (int g = 0; g + 1 < groupStart.length; g++) {
        for (int j = 0; j < s; j++) {
          for (int i = groupStart[g]; i < groupStart[g + 1]; i++) {
            weights[at++] = unpacked[first + i * s + j];
          }
        }
      }
      for (int i = 0; i < r; i++) {
        int output = (bk / t * r + i) * t + bk % t;
        bias[bk * r + i] = output < biased ? newBias[output] : 0;
      }
    }
  }

  private static int[] groups(int r) {
    int count = r / TALLEST + Integer.bitCount(r % TALLEST);
    int[] start = new int[count + 1];
    for (int g = 0; g < count; g++) {
      start[g + 1] = start[g] + Math.min(TALLEST, Integer.highestOneBit(r - start[g]));
    }
    return start;
  }

  public DeButFactor shape() {
    return factor;
  }

  /** First output of each group, then r. */
  public int[] groupStart() {
    return groupStart;
  }

  /** Groups of a block and diagonal. */
  public int groups() {
    return groupStart.length - 1;
  }

  /** Jobs of the whole factor. */
  public int jobs() {
    return factor.blocks() * factor.t() * groups();
  }

  /** {@code [blocks, t, group, s, output of the group]}. */
  public float[] weights() {
    return weights;
  }

  /** {@code [blocks, t, r]}. */
  public float[] bias() {
    return bias;
  }
}
