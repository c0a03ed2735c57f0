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
 * The r x s weights on one diagonal of one block of a factor, and the rows of a tile that they read
 * and write.
 *
 * <p>One object is moved over all grids of a factor, so that a loop over them allocates nothing.
 * The transposed grid reads what the grid writes, and vice versa.
 */
public final class FloatGrid {

  private final float[] weights;
  private final FloatTileRows tile;
  private final int outputs;
  private final int inputs;
  private final int outputWeightStep;
  private final int inputWeightStep;
  private final int outputStep;
  private final int inputStep;
  private int weight;
  private int output;
  private int input;

  private FloatGrid(
      FloatFactorWeights of,
      FloatTileRows tile,
      boolean transposed,
      int outputStep,
      int inputStep) {
    this.weights = of.weights();
    this.tile = tile;
    this.outputs = transposed ? of.factor().s() : of.factor().r();
    this.inputs = transposed ? of.factor().r() : of.factor().s();
    this.outputWeightStep = transposed ? 1 : of.factor().s();
    this.inputWeightStep = transposed ? of.factor().s() : 1;
    this.outputStep = outputStep;
    this.inputStep = inputStep;
  }

  /**
   * The grids of a factor.
   *
   * @param outputStep distance between the rows that a grid writes
   * @param inputStep distance between the rows that it reads
   */
  public static FloatGrid of(
      FloatFactorWeights factor, FloatTileRows tile, int outputStep, int inputStep) {
    return new FloatGrid(factor, tile, false, outputStep, inputStep);
  }

  /** The transposed grids of a factor: its inputs are the outputs here. */
  public static FloatGrid transposed(
      FloatFactorWeights factor, FloatTileRows tile, int outputStep, int inputStep) {
    return new FloatGrid(factor, tile, true, outputStep, inputStep);
  }

  /**
   * Moves to another grid.
   *
   * @param weight index of its first weight
   * @param output first row that it writes
   * @param input first row that it reads
   */
  public void moveTo(int weight, int output, int input) {
    this.weight = weight;
    this.output = output;
    this.input = input;
  }

  /** Number of rows that it writes. */
  public int outputs() {
    return outputs;
  }

  /** Number of rows that it reads. */
  public int inputs() {
    return inputs;
  }

  public int columns() {
    return tile.columns();
  }

  /** Index of the first weight. */
  public int firstWeight() {
    return weight;
  }

  /** Index in the tile of the first row that it writes. */
  public int firstOutput() {
    return output;
  }

  /** Index in the tile of the first row that it reads. */
  public int firstInput() {
    return input;
  }

  /** The weight from an input to an output. */
  public float weight(int i, int j) {
    return weights[weight + i * outputWeightStep + j * inputWeightStep];
  }

  /** The i-th row that it writes. */
  public float[] output(int i) {
    return tile.row(output + i * outputStep);
  }

  /** The j-th row that it reads. */
  public float[] input(int j) {
    return tile.row(input + j * inputStep);
  }
}
