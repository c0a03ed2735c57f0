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
package io.github.debutdl4j.internal.session.step;

/** Softmax over the rows of each column. */
public final class SoftmaxStep extends Step {

  private final Value input;
  private final Value result;

  public SoftmaxStep(Value input, Value result) {
    this.input = input;
    this.result = result;
  }

  @Override
  public void run(Worker worker, int part, int examples) {
    float[] arena = worker.arena;
    int pitch = result.pitch();
    int rows = result.channels();
    for (int c = 0; c < examples * result.positions(); c++) {
      int from = input.offset() + c;
      int to = result.offset() + c;
      float largest = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < rows; i++) {
        largest = Math.max(largest, arena[from + i * pitch]);
      }
      float sum = 0;
      for (int i = 0; i < rows; i++) {
        float value = (float) Math.exp(arena[from + i * pitch] - largest);
        arena[to + i * pitch] = value;
        sum += value;
      }
      for (int i = 0; i < rows; i++) {
        arena[to + i * pitch] /= sum;
      }
    }
  }
}
