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

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.kernel.factor.FloatPackedFactor;
import io.github.debutdl4j.internal.session.kernel.Epilogue;
import io.github.debutdl4j.internal.session.kernel.FactorCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Factors that are applied together to one piece of their inputs after another, so that what passes
 * between them stays in the first-level cache. A piece consists of the inputs of some blocks of the
 * last factor.
 */
public final class FactorStage {

  private final FloatPackedFactor[] factors;
  private final int pieces;

  private FactorStage(List<FloatPackedFactor> factors) {
    this.factors = factors.toArray(new FloatPackedFactor[0]);
    this.pieces = this.factors[this.factors.length - 1].shape().blocks();
  }

  /**
   * Divides a chain: as many of its first factors as fall into pieces together make one stage; each
   * other factor forms a separate stage.
   */
  public static List<FactorStage> of(List<FloatPackedFactor> chain) {
    int first = 1;
    while (first < chain.size()
        && chain.get(first).shape().blocks() > 1
        && nests(chain.get(first - 1).shape(), chain.get(first).shape())) {
      first++;
    }
    List<FactorStage> stages = new ArrayList<>();
    stages.add(new FactorStage(chain.subList(0, first)));
    for (FloatPackedFactor factor : chain.subList(first, chain.size())) {
      stages.add(new FactorStage(Arrays.asList(factor)));
    }
    return stages;
  }

  /** Whether each block of a factor reads whole blocks of the factor before. */
  private static boolean nests(DeButFactor before, DeButFactor after) {
    return after.s() * after.t() % (before.r() * before.t()) == 0;
  }

  public int pieces() {
    return pieces;
  }

  /** The factors as {@code r x s, t, blocks}, the first applied first. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (FloatPackedFactor each : factors) {
      DeButFactor shape = each.shape();
      text.append(text.length() == 0 ? "" : " ");
      text.append(
          String.format("(%d x %d, %d, %d)", shape.r(), shape.s(), shape.t(), shape.blocks()));
    }
    return text.toString();
  }

  /** Multiplications for one column. */
  public long parameters() {
    long sum = 0;
    for (FloatPackedFactor each : factors) {
      sum += each.shape().parameters();
    }
    return sum;
  }

  public int factors() {
    return factors.length;
  }

  public DeButFactor firstShape() {
    return factors[0].shape();
  }

  public DeButFactor lastShape() {
    return factors[factors.length - 1].shape();
  }

  public int jobs() {
    return factors[0].jobs();
  }

  public int inputs() {
    return firstShape().q();
  }

  public int outputs() {
    return lastShape().p();
  }

  public int inputsOfPiece() {
    return inputs() / pieces;
  }

  /** Rows between two factors in a piece. */
  public int rowsWithinPiece() {
    int rows = 0;
    for (int l = 0; l + 1 < factors.length; l++) {
      rows = Math.max(rows, factors[l].shape().p() / pieces);
    }
    return rows;
  }

  /**
   * Applies the factors to a piece: the worker's rows, which begin with the piece's first input and
   * with the first of all outputs.
   *
   * @param within where rows between factors may be put in the scratch
   */
  public void run(Worker worker, int piece, int within, int columns, Epilogue epilogue) {
    FactorCall call = worker.call;
    int pitch = Value.roundUp(columns, worker.kernels.lanes());
    int half = rowsWithinPiece() * pitch;
    call.columns = columns;
    for (int l = 0; l < factors.length; l++) {
      DeButFactor shape = factors[l].shape();
      int blocks = shape.blocks() / pieces;
      call.factor = factors[l];
      call.firstBlock = piece * blocks;
      call.taps = null;
      if (l == 0 && worker.in.taps != null) {
        taps(call, worker.in);
      } else if (l == 0) {
        input(call, worker.in);
      } else {
        call.x = worker.scratch;
        call.xAt = within + ((l - 1) & 1) * half;
        strideInput(call, shape.t() * pitch, pitch);
      }
      boolean last = l + 1 == factors.length;
      if (last) {
        output(call, worker.out, piece * blocks * shape.r() * shape.t());
      } else {
        call.y = worker.scratch;
        call.yAt = within + (l & 1) * half;
        strideOutput(call, shape.r() * shape.t() * pitch, pitch);
      }
      call.epilogue = last ? epilogue : null;
      if (call.taps != null) {
        worker.kernels.multiplyTaps(call, piece * blocks, (piece + 1) * blocks);
        continue;
      }
      int jobs = blocks * shape.t() * factors[l].groups();
      worker.kernels.multiply(call, piece * jobs, (piece + 1) * jobs);
    }
  }

  /** Runs some jobs of a stage of one factor, with all rows of its inputs and outputs. */
  public void runJobs(Worker worker, int firstJob, int endJob, int columns, Epilogue epilogue) {
    FactorCall call = worker.call;
    call.columns = columns;
    call.factor = factors[0];
    call.firstBlock = 0;
    input(call, worker.in);
    output(call, worker.out, 0);
    call.epilogue = epilogue;
    worker.kernels.multiply(call, firstJob, endJob);
  }

  private static void taps(FactorCall call, Rows in) {
    call.taps = in.taps;
    call.maskColumn = in.maskColumn;
    call.x = in.array;
    call.xAt = in.at;
    call.xBlock = in.pitch;
  }

  private static void input(FactorCall call, Rows in) {
    call.x = in.array;
    call.xAt = in.at;
    strideInput(call, in.step(call.factor.shape().t()), in.pitch);
  }

  private static void output(FactorCall call, Rows out, int row) {
    DeButFactor shape = call.factor.shape();
    call.y = out.array;
    call.yAt = out.row(row);
    strideOutput(call, out.step(shape.r() * shape.t()), out.pitch);
  }

  private static void strideInput(FactorCall call, int row, int diagonal) {
    call.xRow = row;
    call.xBlock = call.factor.shape().s() * row;
    call.xDiagonal = diagonal;
  }

  private static void strideOutput(FactorCall call, int block, int diagonal) {
    call.yBlock = block;
    call.yRow = call.factor.shape().t() * diagonal;
    call.yDiagonal = diagonal;
  }
}
