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
import io.github.debutdl4j.internal.session.kernel.Epilogue;
import java.util.List;

/**
 * Applies the factors of a linear operation to columns: a tile of columns through all factors
 * before the next one, or one stage of factors to all columns, shared by blocks.
 */
public final class ChainStep extends Step {

  /** Multiplications of a step that are worth a second thread: some microseconds. */
  public static final long WORTH_SHARING = 200_000;

  private final RowSource source;
  private final FactorStage[] stages;
  private final Value result;
  private final Epilogue epilogue;
  private final int tile;
  private final int splits;
  private final int lanes;
  private final int resultRun;
  private final boolean taps;
  private final long multiplicationsOfColumn;

  /**
   * @param result receives the outputs; it has rows for those beyond the map's outputs
   */
  public ChainStep(
      RowSource source, List<FactorStage> stages, Value result, Epilogue epilogue, Tiling tiling) {
    this.source = source;
    this.stages = stages.toArray(new FactorStage[0]);
    this.result = result;
    this.epilogue = epilogue.isEmpty() ? null : epilogue;
    this.tile = tiling.columns();
    this.splits = tiling.splits();
    this.lanes = tiling.lanes();
    this.resultRun = tiling.resultRun();
    this.multiplicationsOfColumn = multiplicationsOfColumn(stages);
    this.taps = this.stages[0].pieces() >= splits && source.hasTapsFor(this.stages[0].firstShape());
  }

  private static long multiplicationsOfColumn(List<FactorStage> stages) {
    long sum = 0;
    for (FactorStage stage : stages) {
      sum += stage.parameters();
    }
    return sum;
  }

  /**
   * How the work is divided.
   *
   * @param columns of a tile
   * @param splits number of shares of the pieces or jobs of a stage
   * @param lanes of the kernel
   * @param resultRun number of rows of the result after which one is left free; 0 if none is
   */
  public record Tiling(int columns, int splits, int lanes, int resultRun) {}

  @Override
  public long multiplyAdds(int examples) {
    return multiplicationsOfColumn * examples * result.positions();
  }

  @Override
  public String choice() {
    StringBuilder text = new StringBuilder();
    for (FactorStage stage : stages) {
      text.append(stage).append("; ");
    }
    return text.append(taps ? "taps; " : "")
        .append("tiles of ")
        .append(tile)
        .append(", shares ")
        .append(splits)
        .toString();
  }

  @Override
  public boolean isShared(int examples) {
    return multiplyAdds(examples) >= WORTH_SHARING;
  }

  @Override
  public int parts(int examples) {
    return splits * tiles(examples);
  }

  private int tiles(int examples) {
    return (examples * result.positions() + tile - 1) / tile;
  }

  @Override
  public int scratch() {
    int pitch = Value.roundUp(tile, lanes);
    return made(pitch) + (2 * rowsWithin() + 2 * rowsBetween()) * pitch;
  }

  /** Numbers of the patches that are written at a time; up to one vector more may be written. */
  private int made(int pitch) {
    int rows = madeRows();
    return rows == 0 ? 0 : rows * pitch + lanes;
  }

  /** Rows of patches that are written at a time. */
  private int madeRows() {
    return source.isDirect() || taps ? 0 : stages[0].inputsOfPiece();
  }

  private int rowsWithin() {
    int rows = 0;
    for (FactorStage stage : stages) {
      rows = Math.max(rows, stage.rowsWithinPiece());
    }
    return rows;
  }

  private int rowsBetween() {
    int rows = 0;
    for (int g = 0; g + 1 < stages.length; g++) {
      rows = Math.max(rows, rowsAfter(stages, g));
    }
    return rows;
  }

  private static int rowsAfter(FactorStage[] stages, int g) {
    int outputs = stages[g].outputs();
    int run = runBetween(stages[g].lastShape(), stages[g + 1].firstShape());
    return run == 0 ? outputs : outputs + outputs / run;
  }

  /** Number of rows between two factors after which one is left free. */
  public static int runBetween(DeButFactor before, DeButFactor after) {
    return after.t() == before.r() * before.t() && after.t() >= 8 ? after.t() : 0;
  }

  @Override
  public void run(Worker worker, int part, int examples) {
    int tiles = tiles(examples);
    int first = part % tiles * tile;
    int columns = Math.min(tile, examples * result.positions() - first);
    if (splits > 1) {
      runShare(worker, part / tiles, first, columns);
      return;
    }
    int pitch = Value.roundUp(columns, lanes);
    int within = made(pitch);
    int between = within + 2 * rowsWithin() * pitch;
    int half = rowsBetween() * pitch;
    for (int g = 0; g < stages.length; g++) {
      boolean last = g + 1 == stages.length;
      if (last) {
        worker.out.set(worker.arena, result.offset() + first, result.pitch(), resultRun);
      } else {
        int run = runBetween(stages[g].lastShape(), stages[g + 1].firstShape());
        worker.out.set(worker.scratch, between + (g & 1) * half, pitch, run);
      }
      Epilogue after = last ? epilogue : null;
      if (g == 0) {
        runFirst(worker, 0, stages[0].pieces(), first, columns, after);
      } else {
        int run = runBetween(stages[g - 1].lastShape(), stages[g].firstShape());
        for (int piece = 0; piece < stages[g].pieces(); piece++) {
          worker.in.set(worker.scratch, between + (g - 1 & 1) * half, pitch, run);
          worker.in.at = worker.in.row(piece * stages[g].inputsOfPiece());
          stages[g].run(worker, piece, within, columns, after);
        }
      }
    }
  }

  /** A share of a step of one stage: some pieces, or some jobs of a factor that has too few. */
  private void runShare(Worker worker, int share, int first, int columns) {
    worker.out.set(worker.arena, result.offset() + first, result.pitch(), resultRun);
    FactorStage stage = stages[0];
    if (stage.pieces() >= splits) {
      int from = (int) ((long) stage.pieces() * share / splits);
      int end = (int) ((long) stage.pieces() * (share + 1) / splits);
      runFirst(worker, from, end, first, columns, epilogue);
      return;
    }
    int from = (int) ((long) stage.jobs() * share / splits);
    int end = (int) ((long) stage.jobs() * (share + 1) / splits);
    if (source.isDirect()) {
      worker.in.set(worker.arena, source.row(0) + first, source.pitch(), source.run());
    } else {
      worker.in.set(worker.scratch, 0, Value.roundUp(columns, lanes), 0);
      source.write(worker, 0, stage.inputs(), worker.in, first, columns);
    }
    stage.runJobs(worker, from, end, columns, epilogue);
  }

  private void runFirst(
      Worker worker, int firstPiece, int endPiece, int first, int columns, Epilogue after) {
    FactorStage stage = stages[0];
    int pitch = Value.roundUp(columns, lanes);
    int within = made(pitch);
    int rows = stage.inputsOfPiece();
    for (int piece = firstPiece; piece < endPiece; piece++) {
      if (source.isDirect()) {
        worker.in.set(worker.arena, source.row(piece * rows) + first, source.pitch(), source.run());
      } else if (taps) {
        source.see(worker, piece * rows, worker.in, first);
      } else {
        worker.in.set(worker.scratch, 0, pitch, 0);
        source.write(worker, piece * rows, rows, worker.in, first, columns);
      }
      stage.run(worker, piece, within, columns, after);
    }
  }
}
