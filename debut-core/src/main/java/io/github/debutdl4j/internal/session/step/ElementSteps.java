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

import io.github.debutdl4j.internal.kernel.activation.FloatActivation;
import io.github.debutdl4j.internal.network.Operation;
import java.util.List;

/** Steps that compute each element from the elements at the same position. */
public final class ElementSteps {

  private ElementSteps() {}

  /** A function of every number. */
  public static final class Activate extends RowStep {
    private final FloatActivation function;
    private final Value input;

    public Activate(FloatActivation function, Value input, Value result) {
      super(result);
      this.function = function;
      this.input = input;
    }

    @Override
    public void row(Worker worker, int row, int examples) {
      int columns = examples * result.positions();
      int to = result.row(row);
      System.arraycopy(worker.arena, input.row(row), worker.arena, to, columns);
      function.apply(worker.arena, to, to + columns);
    }
  }

  /** A scale and a shift for each row. */
  public static final class ScaleShift extends RowStep {
    private final float[] scale;
    private final float[] shift;
    private final Value input;

    public ScaleShift(Operation.ScaleShift affine, Value input, Value result) {
      super(result);
      this.scale = affine.scale();
      this.shift = affine.shift();
      this.input = input;
    }

    @Override
    public void row(Worker worker, int row, int examples) {
      float[] arena = worker.arena;
      int columns = examples * result.positions();
      int from = input.row(row);
      int to = result.row(row);
      float factor = scale[row];
      float term = shift[row];
      for (int c = 0; c < columns; c++) {
        arena[to + c] = factor * arena[from + c] + term;
      }
    }
  }

  /** Several values combined element by element. */
  public static final class Combine extends RowStep {
    private final Operation.CombinationKind kind;
    private final Value[] inputs;

    public Combine(Operation.CombinationKind kind, List<Value> inputs, Value result) {
      super(result);
      this.kind = kind;
      this.inputs = inputs.toArray(new Value[0]);
    }

    @Override
    public void row(Worker worker, int row, int examples) {
      float[] arena = worker.arena;
      int columns = examples * result.positions();
      int to = result.row(row);
      System.arraycopy(arena, inputs[0].row(row), arena, to, columns);
      for (int i = 1; i < inputs.length; i++) {
        combine(worker, to, inputs[i].row(row), columns);
      }
      if (kind == Operation.CombinationKind.AVERAGE) {
        for (int c = to; c < to + columns; c++) {
          arena[c] /= inputs.length;
        }
      }
    }

    private void combine(Worker worker, int to, int from, int columns) {
      float[] arena = worker.arena;
      switch (kind) {
        case DIFFERENCE:
          for (int c = 0; c < columns; c++) {
            arena[to + c] -= arena[from + c];
          }
          break;
        case PRODUCT:
          for (int c = 0; c < columns; c++) {
            arena[to + c] *= arena[from + c];
          }
          break;
        case MAXIMUM:
          worker.kernels.rows().maximum(arena, from, arena, to, columns);
          break;
        default:
          worker.kernels.rows().add(arena, from, arena, to, columns);
      }
    }
  }

  /** Local response normalisation: each number by the squares in the rows around it. */
  public static final class Normalize extends RowStep {
    private final Operation.LocalResponseNormalization norm;
    private final Value input;

    public Normalize(Operation.LocalResponseNormalization norm, Value input, Value result) {
      super(result);
      this.norm = norm;
      this.input = input;
    }

    @Override
    public void row(Worker worker, int row, int examples) {
      float[] arena = worker.arena;
      int columns = examples * result.positions();
      int half = norm.depth() / 2;
      int first = Math.max(0, row - half);
      int last = Math.min(input.channels() - 1, row + half);
      for (int c = 0; c < columns; c++) {
        float squares = 0;
        for (int other = first; other <= last; other++) {
          float value = arena[input.row(other) + c];
          squares += value * value;
        }
        double divisor = Math.pow(norm.k() + norm.alpha() * squares, norm.beta());
        arena[result.row(row) + c] = (float) (arena[input.row(row) + c] / divisor);
      }
    }
  }

  /** The rows of several values one after another. */
  public static final class Concatenate extends RowStep {
    private final Value[] sources;
    private final int[] rows;

    public Concatenate(List<Value> inputs, Value result) {
      super(result);
      this.sources = new Value[result.channels()];
      this.rows = new int[result.channels()];
      int at = 0;
      for (Value input : inputs) {
        for (int row = 0; row < input.channels(); row++) {
          sources[at] = input;
          rows[at++] = row;
        }
      }
    }

    @Override
    public void row(Worker worker, int row, int examples) {
      int columns = examples * result.positions();
      int from = sources[row].row(rows[row]);
      System.arraycopy(worker.arena, from, worker.arena, result.row(row), columns);
    }
  }
}
