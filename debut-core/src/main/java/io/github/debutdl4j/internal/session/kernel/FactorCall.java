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

import io.github.debutdl4j.internal.kernel.factor.FloatPackedCall;

/**
 * Where the kernels of a session find the inputs of a factor and put its outputs, and what follows
 * the product.
 */
public final class FactorCall extends FloatPackedCall {

  private final SessionKernels kernels;

  /** The window through which x is read, or null: then x has a row for each block, xBlock apart. */
  public ShiftedTaps taps;

  /** The first column's place in the mask of the taps. */
  public int maskColumn;

  /** What follows the product, or null. */
  public Epilogue epilogue;

  public FactorCall(SessionKernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public void finishRows(int first, int rows) {
    if (epilogue == null) {
      return;
    }
    int lanes = kernels.lanes();
    int count = (columns + lanes - 1) / lanes * lanes;
    for (int i = 0; i < rows; i++) {
      kernels.finish(epilogue, y, first + i * yRow, count);
    }
  }
}
