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
import java.util.Arrays;
import java.util.List;

/**
 * The steps of a recurrent operation, one after another; what depends on the input alone was
 * computed before, for all steps at once.
 *
 * <p>The scratch holds, as rows of examples: the last output, the cell, the gates and two areas for
 * the factors of the recurrent map.
 */
public final class RecurrentStep extends Step {

  private final Gates gates;
  private final FactorStage[] stages;
  private final Value projected;
  private final Value result;
  private final boolean reverse;
  private final int pitch;
  private final int rows;
  private final int within;

  /**
   * The functions of a recurrent operation.
   *
   * @param count 4 for input, forget and output gate and candidate; 1 for a candidate alone
   * @param gate of the gates, or null for the identity
   * @param activation of the candidate and the cell, or null for the identity
   * @param peepholes what input, forget and output gate see of the cell, one part after another; or
   *     null
   */
  public record Gates(
      int count, FloatActivation gate, FloatActivation activation, float[] peepholes) {

    /** A candidate alone. */
    public static Gates none(FloatActivation activation) {
      return new Gates(1, activation, activation, null);
    }

    private static void apply(FloatActivation function, float[] row, int from, int count) {
      if (function != null) {
        function.apply(row, from, from + count);
      }
    }
  }

  /**
   * @param projected {@code [gates * size, steps]}: the part that depends on the input, bias
   *     included
   * @param pitch numbers between rows of examples
   */
  public RecurrentStep(
      Gates gates,
      List<FactorStage> stages,
      Value projected,
      Value result,
      boolean reverse,
      int pitch) {
    this.gates = gates;
    this.stages = stages.toArray(new FactorStage[0]);
    this.projected = projected;
    this.result = result;
    this.reverse = reverse;
    this.pitch = pitch;
    int most = 0;
    int mostWithin = 0;
    for (FactorStage stage : stages) {
      most = Math.max(most, stage.outputs());
      mostWithin = Math.max(mostWithin, stage.rowsWithinPiece());
    }
    this.rows = most;
    this.within = mostWithin;
  }

  @Override
  public int scratch() {
    return (hiddenRows() + result.channels() + 2 * rows + 2 * within) * pitch;
  }

  /** Rows of the last output: those of the map, because the ones beyond must be zero. */
  private int hiddenRows() {
    return Math.max(stages[0].inputs(), result.channels());
  }

  @Override
  public void run(Worker worker, int part, int examples) {
    float[] scratch = worker.scratch;
    int cell = hiddenRows() * pitch;
    int areas = cell + result.channels() * pitch;
    Arrays.fill(scratch, 0, areas, 0);
    int steps = result.positions();
    for (int n = 0; n < steps; n++) {
      int step = reverse ? steps - 1 - n : n;
      int sums = multiply(worker, areas, examples);
      for (int row = 0; row < gates.count() * result.channels(); row++) {
        int at = sums + row * pitch;
        for (int e = 0; e < examples; e++) {
          scratch[at + e] += worker.arena[projected.row(row) + e * steps + step];
        }
      }
      if (gates.count() == 1) {
        int count = (result.channels() - 1) * pitch + examples;
        Gates.apply(gates.activation(), scratch, sums, count);
        System.arraycopy(scratch, sums, scratch, 0, count);
      } else {
        remember(worker, sums, cell, examples);
      }
      write(worker, step, examples);
    }
  }

  /** The recurrent map of the last output; returns where the result begins. */
  private int multiply(Worker worker, int areas, int examples) {
    int from = 0;
    for (int g = 0; g < stages.length; g++) {
      int to = areas + (g & 1) * rows * pitch;
      for (int piece = 0; piece < stages[g].pieces(); piece++) {
        int row = piece * stages[g].inputsOfPiece();
        worker.in.set(worker.scratch, from + row * pitch, pitch, 0);
        worker.out.set(worker.scratch, to, pitch, 0);
        stages[g].run(worker, piece, areas + 2 * rows * pitch, examples, null);
      }
      from = to;
    }
    return from;
  }

  private void remember(Worker worker, int sums, int cell, int examples) {
    float[] scratch = worker.scratch;
    int size = result.channels() * pitch;
    peep(scratch, 0, sums, cell, examples);
    peep(scratch, 1, sums + size, cell, examples);
    Gates.apply(gates.gate(), scratch, sums, 2 * size);
    Gates.apply(gates.activation(), scratch, sums + 3 * size, size - pitch + examples);
    for (int i = 0; i < size; i++) {
      float kept = scratch[sums + size + i] * scratch[cell + i];
      scratch[cell + i] = kept + scratch[sums + i] * scratch[sums + 3 * size + i];
      scratch[i] = scratch[cell + i];
    }
    peep(scratch, 2, sums + 2 * size, cell, examples);
    Gates.apply(gates.gate(), scratch, sums + 2 * size, size);
    Gates.apply(gates.activation(), scratch, 0, size);
    for (int i = 0; i < size; i++) {
      scratch[i] *= scratch[sums + 2 * size + i];
    }
  }

  /** Adds what a gate, whose rows begin at {@code to}, sees of the cell. */
  private void peep(float[] scratch, int gate, int to, int cell, int examples) {
    if (gates.peepholes() == null) {
      return;
    }
    for (int row = 0; row < result.channels(); row++) {
      float weight = gates.peepholes()[gate * result.channels() + row];
      int at = row * pitch;
      for (int e = 0; e < examples; e++) {
        scratch[to + at + e] += weight * scratch[cell + at + e];
      }
    }
  }

  private void write(Worker worker, int step, int examples) {
    int steps = result.positions();
    for (int row = 0; row < result.channels(); row++) {
      for (int e = 0; e < examples; e++) {
        worker.arena[result.row(row) + e * steps + step] = worker.scratch[row * pitch + e];
      }
    }
  }
}
