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
package io.github.debutdl4j.internal.session;

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.kernel.activation.FloatActivation;
import io.github.debutdl4j.internal.kernel.factor.FloatFactorWeights;
import io.github.debutdl4j.internal.kernel.factor.FloatPackedFactor;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import io.github.debutdl4j.internal.network.Window;
import io.github.debutdl4j.internal.session.kernel.Epilogue;
import io.github.debutdl4j.internal.session.kernel.VectorFactor;
import io.github.debutdl4j.internal.session.step.ChainStep;
import io.github.debutdl4j.internal.session.step.FactorStage;
import io.github.debutdl4j.internal.session.step.MoveSteps;
import io.github.debutdl4j.internal.session.step.Patches;
import io.github.debutdl4j.internal.session.step.PhaseStep;
import io.github.debutdl4j.internal.session.step.Phases;
import io.github.debutdl4j.internal.session.step.RowSource;
import io.github.debutdl4j.internal.session.step.Step;
import io.github.debutdl4j.internal.session.step.Value;
import io.github.debutdl4j.internal.session.step.ValueRows;
import io.github.debutdl4j.internal.session.step.VectorFactorStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Compiles linear operations: chooses the factors, the kernel and how the work is divided. */
final class LinearCompiler {

  /** Numbers of a tile between factors, so that they stay in the second-level cache. */
  private static final int TILE_NUMBERS = 144 << 10;

  private static final int WIDEST_TILE = 256;

  /** Multiplications of a share of a step. */
  private static final long SHARE = 50_000;

  private final CompilerContext context;

  LinearCompiler(CompilerContext context) {
    this.context = context;
  }

  /** Compiles an operation with what follows it. */
  Value lower(GraphNode node, Value x, Value addend, Shape shape) {
    Value result = context.value(shape);
    Value other = addend == null ? null : new Value(shape, addend);
    After after = new After(other, context.kernels().function(node.activation));
    if (node.operation instanceof Operation.Convolution convolution
        && !isPixelwise(convolution.window())) {
      convolution(convolution, node.linear(), x, result, after);
    } else if (result.pitch() == 1 && x.pitch() == 1) {
      column(node.linear(), x, result, after);
    } else {
      columns(node.linear(), x, null, result, after);
    }
    return result;
  }

  private void convolution(
      Operation.Convolution convolution, Linear linear, Value x, Value result, After after) {
    Window window = convolution.window();
    Phases phases = Phases.of(window, x.shape());
    Value image = phases == null || phases.areWhole() ? x : parted(phases, x, result.shape());
    if (phases != null && window.taps() == 1 && !isPadded(window)) {
      columns(linear, image, null, result, after);
      return;
    }
    Patches.Parted parted = phases == null ? null : new Patches.Parted(phases, image);
    Patches patches =
        new Patches(x, parted, window, convolution.order(), context.kernels().lanes());
    context.needMargin(patches.margin());
    columns(linear, image, patches, result, after);
  }

  private Value parted(Phases phases, Value x, Shape positions) {
    int rows = Math.multiplyExact(x.channels(), phases.count());
    Value image = context.value(Shape.of(rows, positions.size(1), positions.size(2)));
    context.add(new PhaseStep(phases, x, image), Collections.singletonList(x), image);
    return image;
  }

  /** Compiles a map at each position, with nothing after it. */
  Value lower(Linear linear, Value x, Shape shape) {
    Value result = context.value(shape);
    After after = new After(null, null);
    if (result.pitch() == 1) {
      column(linear, x, result, after);
    } else {
      columns(linear, x, null, result, after);
    }
    return result;
  }

  /** The factors of a map over columns. */
  List<FactorStage> stages(Linear linear) {
    return FactorStage.of(packed(linear));
  }

  /**
   * What follows a product.
   *
   * @param addend a value that is added, or null
   * @param function of the sum, or null
   */
  private record After(Value addend, FloatActivation function) {

    /** Once the values have their places. */
    Epilogue epilogue(Value result) {
      int distance = addend == null ? 0 : addend.offset() - result.offset();
      return new Epilogue(distance, function);
    }

    List<Value> reads(Value x) {
      return addend == null ? Collections.singletonList(x) : Arrays.asList(x, addend);
    }
  }

  private record OneColumn(VectorFactor factor, Value input, Value result, After after)
      implements CompilerContext.LateStep {
    @Override
    public Step make() {
      return new VectorFactorStep(factor, input, result, after.epilogue(result));
    }
  }

  private record Columns(
      RowSource source,
      List<FactorStage> stages,
      Value result,
      After after,
      ChainStep.Tiling tiling)
      implements CompilerContext.LateStep {
    @Override
    public Step make() {
      return new ChainStep(source, stages, result, after.epilogue(result), tiling);
    }
  }

  private static boolean isPixelwise(Window window) {
    return window.taps() == 1
        && window.strideHeight() == 1
        && window.strideWidth() == 1
        && !isPadded(window);
  }

  private static boolean isPadded(Window window) {
    return window.padTop() + window.padBottom() + window.padLeft() + window.padRight() > 0;
  }

  private static List<MergedFactor> factors(Linear linear, ToDoubleFunction<DeButFactor> cost) {
    return MergedFactor.of(linear.map().chain(), linear.map().weights(), cost);
  }

  private static List<FloatPackedFactor> packed(Linear linear) {
    List<MergedFactor> factors = factors(linear, new Costs.OfColumns());
    List<FloatPackedFactor> packed = new ArrayList<>();
    for (int l = 0; l < factors.size(); l++) {
      MergedFactor each = factors.get(l);
      float[] bias = l + 1 == factors.size() ? each.padded(linear.bias()) : null;
      packed.add(
          new FloatPackedFactor(new FloatFactorWeights(each.factor(), each.weights(), 0), bias));
    }
    return packed;
  }

  /** One column: a step for each factor. */
  private void column(Linear linear, Value x, Value result, After after) {
    int lanes = context.kernels().lanes();
    List<MergedFactor> factors = factors(linear, new Costs.OfColumn(lanes));
    Value from = x;
    if (linear.map().chain().inputs() > x.channels()) {
      Value padded = context.value(Shape.of(linear.map().chain().inputs()));
      context.add(new MoveSteps.Pad(x, padded), Collections.singletonList(x), padded);
      from = padded;
    }
    for (int l = 0; l < factors.size(); l++) {
      MergedFactor each = factors.get(l);
      boolean last = l + 1 == factors.size();
      Value to = last ? result : context.value(Shape.of(each.factor().p()));
      to.needRows(each.factor().p());
      After behind = last ? after : new After(null, null);
      float[] bias = last ? each.padded(linear.bias()) : null;
      VectorFactor factor = new VectorFactor(each.factor(), each.weights(), bias);
      context.add(new OneColumn(factor, from, to, behind), behind.reads(from), to);
      from = to;
    }
  }

  /** Many columns: one step for all tiles, or a step for each stage of factors. */
  private void columns(Linear linear, Value x, RowSource patches, Value result, After after) {
    List<FactorStage> stages = stages(linear);
    result.needRows(stages.get(stages.size() - 1).outputs());
    RowSource source =
        patches != null ? patches : new ValueRows(x, linear.map().chain().inputs(), 0);
    int lanes = context.kernels().lanes();
    int columns = context.batch() * result.positions();
    long work = multiplications(stages) * columns;
    boolean shared = context.threads() > 1 && work >= ChainStep.WORTH_SHARING;
    if (shared && columns < 2 * lanes * context.threads()) {
      shareBlocks(stages, x, source, result, after);
      return;
    }
    int tile = tile(stages, patches != null, columns, shared);
    ChainStep.Tiling tiling = new ChainStep.Tiling(tile, 1, lanes, 0);
    context.add(new Columns(source, stages, result, after, tiling), after.reads(x), result);
  }

  private static long multiplications(List<FactorStage> stages) {
    long sum = 0;
    for (FactorStage stage : stages) {
      sum += stage.parameters();
    }
    return sum;
  }

  /** Too few columns for all threads: they share the blocks of each stage of factors. */
  private void shareBlocks(
      List<FactorStage> stages, Value x, RowSource source, Value result, After after) {
    int lanes = context.kernels().lanes();
    int columns = Value.roundUp(context.batch() * result.positions(), lanes);
    RowSource from = source;
    Value read = x;
    for (int g = 0; g < stages.size(); g++) {
      FactorStage stage = stages.get(g);
      boolean last = g + 1 == stages.size();
      Value to = result;
      int run = 0;
      if (!last) {
        run = ChainStep.runBetween(stage.lastShape(), stages.get(g + 1).firstShape());
        int rows = run == 0 ? stage.outputs() : stage.outputs() + stage.outputs() / run;
        to = context.value(Shape.of(rows, result.positions()));
      }
      After behind = last ? after : new After(null, null);
      int splits = splits(stage, columns);
      ChainStep.Tiling tiling = new ChainStep.Tiling(columns, splits, lanes, run);
      List<FactorStage> single = Collections.singletonList(stage);
      context.add(new Columns(from, single, to, behind, tiling), behind.reads(read), to);
      from = new ValueRows(to, stage.outputs(), run);
      read = to;
    }
  }

  private int splits(FactorStage stage, int columns) {
    long work = stage.parameters() * columns;
    int most = stage.factors() == 1 ? stage.jobs() : stage.pieces();
    long wanted = Math.min(2L * context.threads(), work / SHARE);
    return (int) Math.max(1, Math.min(wanted, most));
  }

  /**
   * Columns of a tile, so that what passes between factors stays in cache and all threads have
   * work.
   */
  private int tile(List<FactorStage> stages, boolean made, int columns, boolean shared) {
    int lanes = context.kernels().lanes();
    int rows = stages.size() == 1 ? stages.get(0).inputsOfPiece() : 0;
    if (made) {
      rows += stages.get(0).inputsOfPiece();
    }
    for (int g = 0; g + 1 < stages.size(); g++) {
      rows = Math.max(rows, stages.get(g).outputs());
    }
    int widest = Math.min(WIDEST_TILE, TILE_NUMBERS / Math.max(1, rows));
    TileWidth width = new TileWidth(Value.roundUp(columns, lanes) / lanes, widest / lanes);
    return width.best(shared ? context.threads() : 1) * lanes;
  }
}
