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
package io.github.debutdl4j.internal.session.kernel;

import io.github.debutdl4j.internal.kernel.activation.FloatActivation;
import io.github.debutdl4j.internal.kernel.activation.FloatActivations;
import io.github.debutdl4j.internal.kernel.factor.FloatPackedKernel;
import io.github.debutdl4j.internal.network.Activation;

/**
 * The inner loops of a session, in plain Java or with vector instructions.
 *
 * <p>Every number of a result is computed by the same additions in the same order, regardless of
 * the jobs and columns of a call: results do not depend on how work is split.
 */
public abstract class SessionKernels {

  private final FloatPackedKernel factors;
  private final RowKernels rows;
  private final FloatActivations functions;

  protected SessionKernels(FloatPackedKernel factors, RowKernels rows, FloatActivations functions) {
    this.factors = factors;
    this.rows = rows;
    this.functions = functions;
  }

  /** Columns that are taken together: rows are read and written in multiples of it. */
  public final int lanes() {
    return factors.lanes();
  }

  /** Computes the rows of some jobs of a factor. */
  public final void multiply(FactorCall call, int firstJob, int endJob) {
    factors.multiply(call, firstJob, endJob);
  }

  /** Computes all rows of some blocks of a factor whose inputs are the taps of an image. */
  public abstract void multiplyTaps(FactorCall call, int firstBlock, int endBlock);

  /**
   * Computes some jobs of a factor for one column.
   *
   * @param xAt where the factor's inputs begin
   * @param yAt where the factor's outputs begin
   */
  public abstract void multiply(
      VectorFactor factor, float[] array, int xAt, int yAt, int firstJob, int endJob);

  /** The inner loops over rows. */
  public final RowKernels rows() {
    return rows;
  }

  /** A function of numbers, or null if it is the identity. */
  public final FloatActivation function(Activation activation) {
    switch (activation.kind()) {
      case IDENTITY:
        return null;
      case RELU:
      case RELU6:
      case LEAKY_RELU:
      case HARD_TANH:
      case SIGMOID:
      case TANH:
      case SOFTPLUS:
      case ELU:
      case GELU:
      case SWISH:
        return functions.of(activation.kind(), activation.alpha());
      default:
        return new PlainFunction(activation);
    }
  }

  /** Adds the addend and applies the function to a row. */
  public final void finish(Epilogue epilogue, float[] row, int from, int count) {
    if (epilogue.addend() != 0) {
      rows.add(row, from + epilogue.addend(), row, from, count);
    }
    if (epilogue.function() != null) {
      epilogue.function().apply(row, from, from + count);
    }
  }
}
