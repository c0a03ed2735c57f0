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

import java.util.Arrays;

/** The rows of a value as they are, or with rows of zeros after them. */
public final class ValueRows extends RowSource {

  private final Value value;
  private final int wanted;
  private final int run;

  /**
   * @param wanted number of rows; more than the value has are zero
   * @param run number of rows after which one is left free; 0 if none is
   */
  public ValueRows(Value value, int wanted, int run) {
    this.value = value;
    this.wanted = wanted;
    this.run = run;
  }

  @Override
  public boolean isDirect() {
    return run != 0 || wanted == value.channels();
  }

  @Override
  public int row(int row) {
    return value.row(run == 0 ? row : row + row / run);
  }

  @Override
  public int run() {
    return run;
  }

  @Override
  public int pitch() {
    return value.pitch();
  }

  @Override
  public void write(Worker worker, int firstRow, int rows, Rows to, int firstColumn, int columns) {
    for (int i = 0; i < rows; i++) {
      int at = to.row(i);
      if (firstRow + i < value.channels()) {
        int from = value.row(firstRow + i) + firstColumn;
        System.arraycopy(worker.arena, from, to.array, at, columns);
      } else {
        Arrays.fill(to.array, at, at + columns, 0);
      }
    }
  }
}
