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

/** The inner loops in plain Java: up to four outputs of a column at a time. */
public final class ScalarSessionKernels extends SessionKernels {

  ScalarSessionKernels() {
    super(new ScalarRowKernels(), new FloatActivations());
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public void multiply(FactorCall call, int firstJob, int endJob) {
    PackedFactor factor = call.factor;
    DeButFactor shape = factor.shape();
    int[] groupStart = factor.groupStart();
    for (int job = firstJob; job < endJob; job++) {
      int group = job % factor.groups();
      int bk = job / factor.groups();
      int block = bk / shape.t() - call.firstBlock;
      int k = bk % shape.t();
      int height = groupStart[group + 1] - groupStart[group];
      int weight = (bk * shape.r() + groupStart[group]) * shape.s();
      int x = call.xAt + block * call.xBlock + k * call.xDiagonal;
      int y = call.yAt + block * call.yBlock + k * call.yDiagonal + groupStart[group] * call.yRow;
      int bias = bk * shape.r() + groupStart[group];
      for (int i = 0; i < height; ) {
        int rows = height - i >= 4 ? 4 : 1;
        for (int c = 0; c < call.columns; c++) {
          if (rows == 4) {
            four(call, weight + i, height, x + c, y + i * call.yRow + c, bias + i);
          } else {
            one(call, weight + i, height, x + c, y + i * call.yRow + c, bias + i);
          }
        }
        i += rows;
      }
      for (int i = 0; call.epilogue != null && i < height; i++) {
        finish(call.epilogue, call.y, y + i * call.yRow, call.columns);
      }
    }
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
      for (int i = 0; call.epilogue != null && i < r; i++) {
        finish(call.epilogue, call.y, y + i * call.yRow, call.columns);
      }
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

  private static void four(FactorCall call, int weight, int height, int x, int y, int bias) {
    float[] w = call.factor.weights();
    float[] b = call.factor.bias();
    int s = call.factor.shape().s();
    float s0 = b[bias];
    float s1 = b[bias + 1];
    float s2 = b[bias + 2];
    float s3 = b[bias + 3];
    for (int j = 0; j < s; j++) {
      float v = call.x[x + j * call.xRow];
      int at = weight + j * height;
      s0 += w[at] * v;
      s1 += w[at + 1] * v;
      s2 += w[at + 2] * v;
      s3 += w[at + 3] * v;
    }
    call.y[y] = s0;
    call.y[y + call.yRow] = s1;
    call.y[y + 2 * call.yRow] = s2;
    call.y[y + 3 * call.yRow] = s3;
  }

  private static void one(FactorCall call, int weight, int height, int x, int y, int bias) {
    float[] w = call.factor.weights();
    int s = call.factor.shape().s();
    float sum = call.factor.bias()[bias];
    for (int j = 0; j < s; j++) {
      sum += w[weight + j * height] * call.x[x + j * call.xRow];
    }
    call.y[y] = sum;
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
