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
import io.github.debutdl4j.internal.kernel.activation.FloatActivations;
import io.github.debutdl4j.internal.kernel.factor.ScalarFloatPackedKernel;

/** The inner loops in plain Java. */
public final class ScalarSessionKernels extends SessionKernels {

  ScalarSessionKernels() {
    super(new ScalarFloatPackedKernel(), new ScalarRowKernels(), new FloatActivations());
  }

  @Override
  public void multiplyTaps(FactorCall call, int firstBlock, int endBlock) {
    int r = call.factor.shape().r();
    for (int block = firstBlock; block < endBlock; block++) {
      int x = call.xAt + (block - call.firstBlock) * call.xBlock;
      int y = call.yAt + (block - call.firstBlock) * call.yBlock;
      int column = call.maskColumn;
      for (int c = 0; c < call.columns; c++) {
        columnOfTaps(call, block, x + c, column, y + c);
        column = column + 1 == call.taps.period() ? 0 : column + 1;
      }
      call.finishRows(y, r);
    }
  }

  private static void columnOfTaps(FactorCall call, int block, int x, int column, int y) {
    ShiftedTaps taps = call.taps;
    float[] w = call.factor.weights();
    int[] start = call.factor.groupStart();
    int r = call.factor.shape().r();
    for (int g = 0; g + 1 < start.length; g++) {
      int height = start[g + 1] - start[g];
      for (int i = start[g]; i < start[g + 1]; i++) {
        int weight = (block * r + start[g]) * taps.count() + i - start[g];
        float sum = call.factor.bias()[block * r + i];
        for (int tap = 0; tap < taps.count(); tap++) {
          if (taps.mask()[tap * taps.maskPitch() + column] != 0) {
            sum += w[weight + tap * height] * call.x[x + taps.shift()[tap]];
          }
        }
        call.y[y + i * call.yRow] = sum;
      }
    }
  }

  @Override
  public void multiply(
      VectorFactor factor, float[] array, int xAt, int yAt, int firstJob, int endJob) {
    DeButFactor shape = factor.shape();
    float[] w = factor.weights();
    int step = factor.inPanels() ? 0 : 1;
    for (int job = firstJob; job < endJob; job++) {
      int width = factor.width(job);
      int output = factor.output(job);
      int input = xAt + factor.input(job);
      int weight = factor.weight(job);
      for (int i = 0; i < width; i++) {
        float sum = w[weight + i];
        for (int j = 0; j < shape.s(); j++) {
          sum += w[weight + (1 + j) * width + i] * array[input + j * shape.t() + i * step];
        }
        array[yAt + output + i] = sum;
      }
    }
  }
}
