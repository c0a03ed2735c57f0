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
package io.github.debutdl4j.internal.kernel.factor;

/**
 * Where a {@link FloatPackedKernel} finds the inputs of a factor and puts its outputs: rows of
 * columns in two arrays. A thread reuses one object for all calls, so that nothing is allocated.
 *
 * <p>Row of input j, diagonal k of block b: {@code xAt + (b - firstBlock) * xBlock + j * xRow + k *
 * xDiagonal}, and so for the outputs. Rows may be read and written up to the next multiple of the
 * kernel's lanes.
 */
public class FloatPackedCall {
  public FloatPackedFactor factor;
  public int firstBlock;

  public float[] x;
  public int xAt;
  public int xBlock;
  public int xRow;
  public int xDiagonal;

  public float[] y;
  public int yAt;
  public int yBlock;
  public int yRow;
  public int yDiagonal;

  /** Columns of a call. */
  public int columns;

  /**
   * Called with rows of y that are complete, while they are in cache.
   *
   * @param first place of the first number of the first row; the others follow yRow apart
   */
  public void finishRows(int first, int rows) {}
}
