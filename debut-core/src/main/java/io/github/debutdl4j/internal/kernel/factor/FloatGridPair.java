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

import java.util.function.Consumer;

/**
 * Two grids (2,2) of a factor and the two grids (2,2) of the next that take their results: four
 * rows in, four rows out. The first factor joins rows 0, 1 and 2, 3, the second rows 0, 2 and 1, 3.
 *
 * <p>One object is moved over all of them, like a {@link FloatGrid}.
 */
public final class FloatGridPair {

  private final float[] weights;
  private final FloatTileRows tile;
  private final int step;
  private final FloatGrid ofFirst;
  private final FloatGrid ofSecond;
  private int first;
  private int second;
  private int output;
  private int input;

  FloatGridPair(FloatFactorSlice first, FloatFactorSlice second) {
    this.weights = first.weights().weights();
    this.tile = first.tile();
    this.step = first.factor().t();
    this.ofFirst = first.grid();
    this.ofSecond = second.grid();
  }

  void moveTo(int first, int second, int output, int input) {
    this.first = first;
    this.second = second;
    this.output = output;
    this.input = input;
  }

  public int columns() {
    return tile.columns();
  }

  /** The i-th of the four weights of one of the first factor's grids, 0 or 1. */
  public float first(int grid, int i) {
    return weights[first + grid * 4 * step + i];
  }

  /** The i-th of the four weights of one of the second factor's grids, 0 or 1. */
  public float second(int grid, int i) {
    return weights[second + grid * 4 * step + i];
  }

  /** The i-th of the four rows that it writes. */
  public float[] output(int i) {
    return tile.row(output + i * step);
  }

  /** The j-th of the four rows that it reads. */
  public float[] input(int j) {
    return tile.row(input + j * step);
  }

  /** Goes through the four grids in order; those of the second factor work in place. */
  void forEachGrid(Consumer<FloatGrid> work) {
    ofFirst.moveTo(first, output, input);
    work.accept(ofFirst);
    ofFirst.moveTo(first + 4 * step, output + 2 * step, input + 2 * step);
    work.accept(ofFirst);
    ofSecond.moveTo(second, output, output);
    work.accept(ofSecond);
    ofSecond.moveTo(second + 4 * step, output + step, output + step);
    work.accept(ofSecond);
  }
}
