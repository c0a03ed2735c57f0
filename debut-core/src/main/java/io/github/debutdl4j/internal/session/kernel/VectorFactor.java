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
package io.github.debutdl4j.internal.session.kernel;

import io.github.debutdl4j.chain.DeButFactor;

/**
 * A factor whose weights are packed in the order in which the kernels for one column read them:
 * outputs side by side, so that they fill a vector, as there are no columns to fill it.
 *
 * <p>With t = 1 the outputs of a block are taken in panels, a job each, with weights {@code [block,
 * panel, 1 + s, width]}. With a larger t the diagonals are side by side: weights {@code [block, r,
 * 1 + s, t]}, a job for each block and output of the grid. The biases of a job's outputs stand
 * before its weights.
 */
public final class VectorFactor {

  /** Outputs of a panel: four vectors of the widest kind. */
  static final int PANEL = 64;

  private final DeButFactor factor;
  private final float[] weights;

  /**
   * @param weights {@code [blocks, t, r, s]}
   * @param bias one number per output of the factor, or null
   */
  public VectorFactor(DeButFactor factor, float[] weights, float[] bias) {
    this.factor = factor;
    float[] first = bias == null ? new float[factor.p()] : bias;
    this.weights =
        factor.t() == 1 ? panels(factor, weights, first) : diagonals(factor, weights, first);
  }

  private static float[] panels(DeButFactor factor, float[] weights, float[] bias) {
    float[] packed = new float[factor.parameters() + factor.p()];
    int r = factor.r();
    int s = factor.s();
    int at = 0;
    for (int b = 0; b < factor.blocks(); b++) {
      for (int first = 0; first < r; first += PANEL) {
        int end = Math.min(r, first + PANEL);
        for (int i = first; i < end; i++) {
          packed[at++] = bias[b * r + i];
        }
        for (int j = 0; j < s; j++) {
          for (int i = first; i < end; i++) {
            packed[at++] = weights[(b * r + i) * s + j];
          }
        }
      }
    }
    return packed;
  }

  private static float[] diagonals(DeButFactor factor, float[] weights, float[] bias) {
    float[] packed = new float[factor.parameters() + factor.p()];
    int at = 0;
    for (int b = 0; b < factor.blocks(); b++) {
      for (int i = 0; i < factor.r(); i++) {
        for (int k = 0; k < factor.t(); k++) {
          packed[at++] = bias[(b * factor.r() + i) * factor.t() + k];
        }
        for (int j = 0; j < factor.s(); j++) {
          for (int k = 0; k < factor.t(); k++) {
            packed[at++] = weights[factor.weightIndex(b, k, i, j)];
          }
        }
      }
    }
    return packed;
  }

  public DeButFactor shape() {
    return factor;
  }

  /** Jobs of a block. */
  public int jobsOfBlock() {
    return factor.t() == 1 ? (factor.r() + PANEL - 1) / PANEL : factor.r();
  }

  public int jobs() {
    return factor.blocks() * jobsOfBlock();
  }

  /** Whether outputs of a block are side by side; otherwise diagonals are. */
  public boolean inPanels() {
    return factor.t() == 1;
  }

  /** First output of a job, from the start of the factor's outputs. */
  public int output(int job) {
    int block = job / jobsOfBlock();
    int inBlock = job % jobsOfBlock();
    int width = inPanels() ? PANEL : factor.t();
    return block * factor.r() * factor.t() + inBlock * width;
  }

  /** First input of a job, from the start of the factor's inputs. */
  public int input(int job) {
    return job / jobsOfBlock() * factor.s() * factor.t();
  }

  /** How many outputs a job has, side by side. */
  public int width(int job) {
    return inPanels() ? Math.min(PANEL, factor.r() - job % jobsOfBlock() * PANEL) : factor.t();
  }

  /** Where the biases of a job begin; the weights of each input follow, side by side. */
  public int weight(int job) {
    int block = job / jobsOfBlock();
    int inBlock = job % jobsOfBlock();
    int width = inPanels() ? PANEL : factor.t();
    return (block * factor.r() * factor.t() + inBlock * width) * (1 + factor.s());
  }

  /** Biases and weights. */
  public float[] weights() {
    return weights;
  }
}
