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

/** Jobs in plain Java: up to four outputs of a column at a time. */
public final class ScalarFloatPackedKernel extends FloatPackedKernel {

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  protected void job(FloatPackedCall call, int height, int weight, int bias, int x, int y) {
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
  }

  private static void four(FloatPackedCall call, int weight, int height, int x, int y, int bias) {
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

  private static void one(FloatPackedCall call, int weight, int height, int x, int y, int bias) {
    float[] w = call.factor.weights();
    int s = call.factor.shape().s();
    float sum = call.factor.bias()[bias];
    for (int j = 0; j < s; j++) {
      sum += w[weight + j * height] * call.x[x + j * call.xRow];
    }
    call.y[y] = sum;
  }
}
