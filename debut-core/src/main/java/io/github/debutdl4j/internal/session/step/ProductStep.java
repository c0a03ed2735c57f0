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
import io.github.debutdl4j.internal.session.kernel.RowCombination;

/** The product of two matrices that are both computed. */
public final class ProductStep extends RowStep {

  private final Operation.MatrixProduct product;
  private final Value first;
  private final Value second;
  private final int inner;

  public ProductStep(Operation.MatrixProduct product, Value first, Value second, Value result) {
    super(result);
    this.product = product;
    this.first = first;
    this.second = second;
    this.inner = first.shape().size(product.transposeFirst() ? 0 : 1);
  }

  @Override
  public void row(Worker worker, int row, int examples) {
    float[] arena = worker.arena;
    int columns = result.positions();
    for (int n = 0; n < examples; n++) {
      int to = result.row(row) + n * columns;
      int other = n * second.positions();
      if (product.transposeSecond()) {
        for (int c = 0; c < columns; c++) {
          float sum = 0;
          int at = second.row(c) + other;
          for (int k = 0; k < inner; k++) {
            sum += left(arena, row, k, n) * arena[at + k];
          }
          arena[to + c] = sum;
        }
        continue;
      }
      int factor = product.transposeFirst() ? first.row(0) + row : first.row(row);
      int step = product.transposeFirst() ? first.pitch() : 1;
      RowCombination rows = worker.combination;
      rows.count = inner;
      rows.factor = factor + n * first.positions();
      rows.factorStep = step;
      rows.row = second.row(0) + other;
      rows.rowStep = second.pitch();
      worker.kernels.rows().combine(arena, rows, to, columns);
    }
  }

  private float left(float[] arena, int row, int k, int example) {
    int channel = product.transposeFirst() ? k : row;
    int position = product.transposeFirst() ? row : k;
    return arena[first.row(channel) + example * first.positions() + position];
  }
}
