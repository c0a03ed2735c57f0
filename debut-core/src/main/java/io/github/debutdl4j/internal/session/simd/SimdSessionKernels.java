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
package io.github.debutdl4j.internal.session.simd;

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.kernel.factor.FloatKernels;
import io.github.debutdl4j.internal.kernel.factor.KernelProvider;
import io.github.debutdl4j.internal.session.kernel.FactorCall;
import io.github.debutdl4j.internal.session.kernel.SessionKernels;
import io.github.debutdl4j.internal.session.kernel.VectorFactor;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The inner loops on the Vector API, as wide as the processor prefers. */
public final class SimdSessionKernels extends SessionKernels {

  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  /** Whether there are 32 registers for vectors, as AVX-512 has them, and not 16. */
  private static final boolean MANY_REGISTERS = LANES >= 16;

  public SimdSessionKernels() {
    this(KernelProvider.choose("simd").forFloat());
  }

  private SimdSessionKernels(FloatKernels kernels) {
    super(kernels.packed(), new SimdRowKernels(), kernels.activations());
  }

  @Override
  public void multiplyTaps(FactorCall call, int firstBlock, int endBlock) {
    int r = call.factor.shape().r();
    int[] start = call.factor.groupStart();
    for (int block = firstBlock; block < endBlock; block++) {
      int x = call.xAt + (block - call.firstBlock) * call.xBlock;
      int y = call.yAt + (block - call.firstBlock) * call.yBlock;
      for (int g = 0; g + 1 < start.length; g++) {
        int height = start[g + 1] - start[g];
        groupOfTaps(call, height, block * r + start[g], x, y + start[g] * call.yRow);
      }
      call.finishRows(y, r);
    }
  }

  private static void groupOfTaps(FactorCall call, int height, int output, int x, int y) {
    int period = call.taps.period();
    int m = call.maskColumn;
    for (int c = 0; c < call.columns; c += LANES) {
      int n = after(m, period);
      if (height == 8 && MANY_REGISTERS && c + LANES < call.columns) {
        SimdTaps.eightByTwo(call, output, x + c, m, n, y + c);
        c += LANES;
        n = after(n, period);
      } else if (height == 8) {
        SimdTaps.eightByOne(call, output, x + c, m, y + c);
      } else if (height == 4) {
        SimdTaps.fourByOne(call, output, x + c, m, y + c);
      } else if (height == 2) {
        SimdTaps.twoByOne(call, output, x + c, m, y + c);
      } else {
        SimdTaps.oneByOne(call, output, x + c, m, y + c);
      }
      m = n;
    }
  }

  /** The position in a mask one vector further on. */
  private static int after(int column, int period) {
    int next = column + LANES;
    while (next >= period) {
      next -= period;
    }
    return next;
  }

  @Override
  public void multiply(
      VectorFactor factor, float[] array, int xAt, int yAt, int firstJob, int endJob) {
    DeButFactor shape = factor.shape();
    boolean panels = factor.inPanels();
    for (int job = firstJob; job < endJob; job++) {
      int width = factor.width(job);
      int output = factor.output(job);
      int input = xAt + factor.input(job);
      int weight = factor.weight(job);
      int i = 0;
      for (; panels && i + 4 * LANES <= width; i += 4 * LANES) {
        SimdColumn.fourPanels(factor, weight + i, width, array, input, yAt + output + i);
      }
      for (; i + LANES <= width; i += LANES) {
        int x = panels ? input : input + i;
        SimdColumn.one(factor, weight + i, width, array, x, yAt + output + i);
      }
      for (; i < width; i++) {
        float sum = factor.weights()[weight + i];
        for (int j = 0; j < shape.s(); j++) {
          float x = array[input + (panels ? j : j * shape.t() + i)];
          sum += factor.weights()[weight + (1 + j) * width + i] * x;
        }
        array[yAt + output + i] = sum;
      }
    }
  }
}
