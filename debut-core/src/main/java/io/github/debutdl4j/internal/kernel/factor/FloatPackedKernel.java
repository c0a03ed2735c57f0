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
 * Applies packed factors to rows of one array: the loop over jobs, the same for all processors.
 * Subclasses implement the work on one job.
 *
 * <p>Every number of a result is computed by the same additions in the same order, regardless of
 * the jobs and columns of a call. Kernels have no state and are safe for use by several threads.
 */
public abstract class FloatPackedKernel {

  /** Columns that are taken together: rows are read and written in multiples of it. */
  public abstract int lanes();

  /**
   * Computes the outputs of a job.
   *
   * @param height number of its outputs: 8, 4, 2 or 1
   * @param weight index of its first weight
   * @param bias index of its first output's bias
   * @param x place of the first number of its first input
   * @param y place of the first number of its first output
   */
  protected abstract void job(FloatPackedCall call, int height, int weight, int bias, int x, int y);

  /** Computes the rows of some jobs of a factor. */
  public final void multiply(FloatPackedCall call, int firstJob, int endJob) {
    FloatPackedFactor factor = call.factor;
    DeButFactor shape = factor.shape();
    int[] groupStart = factor.groupStart();
    int groups = factor.groups();
    int group = firstJob % groups;
    int bk = firstJob / groups;
    int k = bk % shape.t();
    int block = bk / shape.t() - call.firstBlock;
    int x = call.xAt + block * call.xBlock + k * call.xDiagonal;
    int y = call.yAt + block * call.yBlock + k * call.yDiagonal;
    int bias = bk * shape.r();
    for (int each = firstJob; each < endJob; each++) {
      int first = groupStart[group];
      int height = groupStart[group + 1] - first;
      int output = bias + first;
      job(call, height, output * shape.s(), output, x, y + first * call.yRow);
      call.finishRows(y + first * call.yRow, height);
      if (++group == groups) {
        group = 0;
        bias += shape.r();
        x += call.xDiagonal;
        y += call.yDiagonal;
        if (++k == shape.t()) {
          k = 0;
          x += call.xBlock - shape.t() * call.xDiagonal;
          y += call.yBlock - shape.t() * call.yDiagonal;
        }
      }
    }
  }
}
