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
package io.github.debutdl4j.internal.kernel;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.kernel.columns.FloatColumnSink;
import io.github.debutdl4j.internal.kernel.columns.FloatColumnSource;
import io.github.debutdl4j.internal.kernel.columns.FloatPixelRuns;
import io.github.debutdl4j.internal.kernel.factor.FloatKernels;
import io.github.debutdl4j.internal.kernel.plan.BackwardPlan;
import io.github.debutdl4j.internal.kernel.plan.ForwardPlan;
import java.util.Arrays;

/**
 * Applies a chain to many columns, and computes its gradients: the fused counterpart of one dense
 * matrix product forward and two backward.
 *
 * <p>Columns are handled in tiles that pass through all factors while they are in cache. Tiles run
 * in parallel on the fork-join pool of the caller, or on the common pool. The result does not
 * depend, to the last bit, on the number of threads.
 *
 * <p>Weights are the factor tensors {@code [blocks, t, r, s]} one after another, first applied
 * first ({@link DeButChain#weightOffset}). Instances hold no state of a call and may be shared.
 */
public final class FloatChainKernel {

  private static final FloatArrayPool VECTORS = new FloatArrayPool();

  private final DeButChain chain;
  private final FloatKernels kernels;
  private final int inputs;
  private final int outputs;
  private final int[] weightOffset;
  private final int weightCount;
  private final ForwardPlan forwardPlan;

  /** Null if factors are always applied one by one. */
  private final FloatPackedForward packedForward;

  private final BackwardPlan backwardPlan;

  /**
   * @param inputs rows of what it is applied to; missing ones up to the chain's are read as zero
   * @param outputs rows of the result; further ones of the chain are dropped
   */
  public FloatChainKernel(DeButChain chain, int inputs, int outputs, FloatKernels kernels) {
    this(chain, inputs, outputs, kernels, true);
  }

  private FloatChainKernel(
      DeButChain chain, int inputs, int outputs, FloatKernels kernels, boolean multipliesOut) {
    if (inputs < 1 || inputs > chain.inputs() || outputs < 1 || outputs > chain.outputs()) {
      throw new IllegalArgumentException(
          "a chain of "
              + (chain.outputs() + " x " + chain.inputs())
              + " cannot represent "
              + (outputs + " x " + inputs)
              + ": it must be at least as large");
    }
    this.chain = chain;
    this.kernels = kernels;
    this.inputs = inputs;
    this.outputs = outputs;
    this.weightOffset = new int[chain.length()];
    Arrays.setAll(weightOffset, chain::weightOffset);
    this.weightCount = Math.toIntExact(chain.parameters());
    this.forwardPlan = new ForwardPlan(chain, chain.length());
    this.packedForward =
        multipliesOut ? new FloatPackedForward(chain, weightOffset, kernels.packed()) : null;
    this.backwardPlan = new BackwardPlan(chain, kernels.factors()::takesPairBackward);
  }

  /** The same, but it never multiplies factors out, to compare it with. */
  public FloatChainKernel factorByFactor() {
    return new FloatChainKernel(chain, inputs, outputs, kernels, false);
  }

  /** What copies pixels for the columns that this kernel reads and writes. */
  public FloatPixelRuns pixelRuns() {
    return kernels.pixelRuns();
  }

  /** {@code y = activation(W x + bias)}. */
  public void forward(
      float[] weights, FloatEpilogue epilogue, FloatColumnSource x, FloatColumnSink y) {
    FloatArguments.checkShape("input", inputs, x.columns(), x.rows(), x.columns());
    FloatArguments.checkShape("output", outputs, x.columns(), y.rows(), y.columns());
    FloatArguments.checkLength("weights", weightCount, weights);
    FloatArguments.checkLength("bias", outputs, epilogue.bias());
    if (x.columns() == 1) {
      forwardColumn(weights, epilogue, x, y);
      return;
    }
    if (packedForward != null && packedForward.takes(x.columns())) {
      packedForward.run(weights, epilogue, x, y);
      return;
    }
    FloatTiling tiling = FloatTiling.forward(x.columns(), TileLoop.availableThreads());
    FloatWeights chainWeights = new FloatWeights(chain, weightOffset, weights);
    TileLoop.forEach(
        tiling.tiles(x.columns()),
        index -> {
          int first = index * tiling.columns();
          int columns = Math.min(tiling.columns(), x.columns() - first);
          float[][] rows = tiling.rows().borrow(chain.outputs() + forwardPlan.workRows());
          FloatTile tile = new FloatTile(chainWeights, kernels.factors(), rows);
          tile.select(first, columns);
          new FloatTileForward(tile, forwardPlan, x, chain.outputs(), -1).run(0);
          tile.finish(epilogue, outputs);
          tile.write(y, 0, outputs, 0);
          tiling.rows().giveBack(rows);
        });
  }

  private void forwardColumn(
      float[] weights, FloatEpilogue epilogue, FloatColumnSource x, FloatColumnSink y) {
    float[] in = VECTORS.borrow(chain.widestIntermediate());
    float[] out = VECTORS.borrow(chain.widestIntermediate());
    x.readColumn(0, in);
    Arrays.fill(in, inputs, chain.inputs(), 0);
    float[] result = FloatSingleColumn.apply(chain, weights, in, out);
    epilogue.applyToColumn(result, outputs);
    y.writeColumn(0, result);
    VECTORS.giveBack(in);
    VECTORS.giveBack(out);
  }

  /**
   * The gradients of {@code y = activation(W x + bias)} for a given epsilon, the gradient at y. The
   * forward pass is repeated tile by tile, so nothing need be kept from it.
   *
   * @param gradients overwritten
   * @param inputEpsilon receives the gradient at x, or null
   */
  public void backward(
      float[] weights,
      FloatEpilogue epilogue,
      FloatColumnSource x,
      FloatColumnSource epsilon,
      FloatGradients gradients,
      FloatColumnSink inputEpsilon) {
    int columns = x.columns();
    FloatArguments.checkShape("input", inputs, columns, x.rows(), columns);
    FloatArguments.checkShape("epsilon", outputs, columns, epsilon.rows(), epsilon.columns());
    FloatArguments.checkLength("weights", weightCount, weights);
    FloatArguments.checkLength("bias", outputs, epilogue.bias());
    FloatArguments.checkLength("weight gradient", weightCount, gradients.weights());
    FloatArguments.checkLength("bias gradient", outputs, gradients.bias());
    if (inputEpsilon != null) {
      FloatArguments.checkShape(
          "input epsilon", inputs, columns, inputEpsilon.rows(), inputEpsilon.columns());
    }
    FloatWeights chainWeights = new FloatWeights(chain, weightOffset, weights);
    boolean withBias = gradients.bias() != null;
    FloatBackwardCall call = new FloatBackwardCall(epilogue, withBias, x, epsilon, inputEpsilon);
    new FloatBackwardPass(chainWeights, kernels.factors(), backwardPlan, call).run(gradients);
  }
}
