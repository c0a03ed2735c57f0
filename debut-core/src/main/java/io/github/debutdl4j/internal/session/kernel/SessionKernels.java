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

import io.github.debutdl4j.internal.network.Activation;

/**
 * The inner loops of a session, in plain Java or with vector instructions.
 *
 * <p>Every number of a result is computed by the same additions in the same order, whatever the
 * jobs and columns of a call: results do not depend on how work is split.
 */
public abstract class SessionKernels {

  /** Columns that are taken together: rows are read and written in multiples of it. */
  public abstract int lanes();

  /** Computes the rows of some jobs of a factor. */
  public abstract void multiply(FactorCall call, int firstJob, int endJob);

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

  /**
   * Copies a row, with zeros where the mask is 0.
   *
   * @param mask -1 where numbers are kept
   */
  public abstract void copyMasked(
      float[] x, int xAt, MaskRow mask, float[] y, int yAt, int columns);

  /** Adds the addend and applies the activation to a row. */
  public final void finish(Epilogue epilogue, float[] row, int from, int count) {
    if (epilogue.addend() != 0) {
      add(row, from, from + epilogue.addend(), count);
    }
    if (epilogue.activation().kind() != Activation.Kind.IDENTITY) {
      activate(epilogue.activation(), row, from, count);
    }
  }

  /** Adds one row of an array to another. */
  public abstract void add(float[] array, int to, int from, int count);

  /** Replaces numbers by a function's value. */
  public abstract void activate(Activation activation, float[] row, int from, int count);
}
