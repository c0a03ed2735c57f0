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

import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.session.kernel.RowKernels;

/** A pooling over all positions. */
public final class GlobalPoolingStep extends RowStep {

  private final Operation.GlobalPooling pooling;
  private final Value input;

  public GlobalPoolingStep(Operation.GlobalPooling pooling, Value input, Value result) {
    super(result);
    this.pooling = pooling;
    this.input = input;
  }

  @Override
  long numbers(int examples) {
    return (long) input.channels() * input.positions() * examples;
  }

  @Override
  public void row(Worker worker, int row, int examples) {
    RowKernels rows = worker.kernels.rows();
    int count = input.positions();
    for (int n = 0; n < examples; n++) {
      int from = input.row(row) + n * count;
      worker.arena[result.row(row) + n] =
          switch (pooling.kind()) {
            case MAXIMUM -> rows.largest(worker.arena, from, count);
            case SUM -> rows.sum(worker.arena, from, count);
            case AVERAGE -> rows.sum(worker.arena, from, count) / count;
            case P_NORM -> norm(worker.arena, from, count);
          };
    }
  }

  private float norm(float[] arena, int from, int count) {
    PowerSum sum = new PowerSum(pooling.p());
    float powers = 0;
    for (int i = from; i < from + count; i++) {
      powers += sum.power(arena[i]);
    }
    return sum.root(powers);
  }
}
