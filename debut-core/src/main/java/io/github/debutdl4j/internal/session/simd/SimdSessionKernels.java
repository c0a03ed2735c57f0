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
import io.github.debutdl4j.internal.kernel.factor.KernelProvider;
import io.github.debutdl4j.internal.session.kernel.FactorCall;
import io.github.debutdl4j.internal.session.kernel.PackedFactor;
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
    super(new SimdRowKernels(), KernelProvider.choose("simd").forFloat().activations());
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void multiply(FactorCall call, int firstJob, int endJob) {
    PackedFactor factor = call.factor;
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
    for (int job = firstJob; job < endJob; job++) {
      int first = groupStart[group];
      int height = groupStart[group + 1] - first;
      int output = bias + first;
      group(call, height, output * shape.s(), output, x, y + first * call.yRow);
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
      finishRows(call, r, y);
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

  private void finishRows(FactorCall call, int rows, int y) {
    if (call.epilogue != null) {
      int count = (call.columns + LANES - 1) / LANES * LANES;
      for (int i = 0; i < rows; i++) {
        finish(call.epilogue, call.y, y + i * call.yRow, count);
      }
    }
  }

  private void group(FactorCall call, int height, int weight, int bias, int x, int y) {
    int c = 0;
    switch (height) {
      case 8:
        for (; MANY_REGISTERS && c + LANES < call.columns; c += 2 * LANES) {
          SimdEight.byTwo(call, weight, bias, x + c, y + c);
        }
        for (; c < call.columns; c += LANES) {
          SimdEight.byOne(call, weight, bias, x + c, y + c);
        }
        break;
      case 4:
        for (; c + LANES < call.columns; c += 2 * LANES) {
          SimdFour.byTwo(call, weight, bias, x + c, y + c);
        }
        for (; c < call.columns; c += LANES) {
          SimdFour.byOne(call, weight, bias, x + c, y + c);
        }
        break;
      case 2:
        for (; c + LANES < call.columns; c += 2 * LANES) {
          SimdTwo.byTwo(call, weight, bias, x + c, y + c);
        }
        for (; c < call.columns; c += LANES) {
          SimdTwo.byOne(call, weight, bias, x + c, y + c);
        }
        break;
      default:
        for (; c < call.columns; c += LANES) {
          SimdTwo.single(call, weight, bias, x + c, y + c);
        }
    }
    finishRows(call, height, y);
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
