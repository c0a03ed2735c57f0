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
import io.github.debutdl4j.internal.kernel.columns.FloatRows;
import io.github.debutdl4j.internal.kernel.factor.FloatFactorKernel;
import io.github.debutdl4j.internal.kernel.factor.FloatFactorPair;
import io.github.debutdl4j.internal.kernel.factor.FloatFactorSlice;
import io.github.debutdl4j.internal.kernel.factor.FloatGradientSums;
import io.github.debutdl4j.internal.kernel.factor.FloatGridGradients;
import io.github.debutdl4j.internal.kernel.factor.FloatPairGradients;
import io.github.debutdl4j.internal.kernel.factor.FloatTileRows;
import java.util.Arrays;

/** A tile of columns on one thread: its rows, and a chain's factors to be applied to them. */
final class FloatTile implements FloatForwardTile {

  private final FloatWeights weights;
  private final FloatFactorKernel kernel;
  private final float[][] rows;
  private final FloatRows area;
  private final FloatTileRows padded;
  private final FloatFactorSlice[] slices;
  private final FloatFactorPair[] pairs;
  private int firstColumn;
  private int columns;

  FloatTile(FloatWeights weights, FloatFactorKernel kernel, float[][] rows) {
    this.weights = weights;
    this.kernel = kernel;
    this.rows = rows;
    this.area = FloatRows.of(rows);
    this.padded = new FloatTileRows(rows);
    this.slices = new FloatFactorSlice[weights.chain().length()];
    this.pairs = new FloatFactorPair[weights.chain().length()];
    for (int l = 0; l < slices.length; l++) {
      slices[l] = new FloatFactorSlice(weights.factor(l), padded);
      if (l > 0) {
        pairs[l - 1] = new FloatFactorPair(slices[l - 1], slices[l]);
      }
    }
  }

  @Override
  public DeButChain chain() {
    return weights.chain();
  }

  /** Moves to other columns of source and sink. */
  void select(int firstColumn, int columns) {
    this.firstColumn = firstColumn;
    this.columns = columns;
    int lanes = kernel.lanes();
    padded.select((columns + lanes - 1) / lanes * lanes);
  }

  @Override
  public void read(FloatColumnSource source, int firstRow, int count, int to) {
    int present = Math.max(0, Math.min(count, source.rows() - firstRow));
    if (present > 0) {
      source.read(firstColumn, columns, firstRow, present, area.from(to));
    }
    for (int i = 0; i < count; i++) {
      Arrays.fill(rows[to + i], i < present ? columns : 0, padded.columns(), 0);
    }
  }

  /** Writes rows of the selected columns, except those that the sink lacks. */
  void write(FloatColumnSink sink, int firstRow, int count, int from) {
    int present = Math.min(count, sink.rows() - firstRow);
    if (present > 0) {
      sink.write(firstColumn, columns, firstRow, present, area.from(from));
    }
  }

  /** Applies bias and activation to the first rows: output i is in row i. */
  void finish(FloatEpilogue epilogue, int outputs) {
    for (int i = 0; i < outputs; i++) {
      epilogue.apply(i, rows[i], columns);
    }
  }

  /**
   * Multiplies epsilon by the derivative of the activation; row i holds the epsilon of output i.
   *
   * @param product first row of the chain's result, without the bias; overwritten
   */
  void backprop(FloatEpilogue epilogue, int firstOutput, int count, int product) {
    for (int i = 0; i < count; i++) {
      epilogue.backprop(firstOutput + i, rows[product + i], rows[firstOutput + i], columns);
    }
  }

  /** Adds up the epsilon of some outputs; row i holds that of output i. */
  void addBiasGradient(int firstOutput, int count, FloatGradientSums gradient) {
    int weightCount = Math.toIntExact(chain().parameters());
    for (int run = 0; run < gradient.runs(); run++) {
      int place = gradient.place(run) + weightCount;
      for (int i = firstOutput; i < firstOutput + count; i++) {
        gradient.sums()[place + i] += sum(rows[i], gradient.first(run), gradient.end(run));
      }
    }
  }

  /** Four running sums, so that no addition waits for the previous one. */
  private static float sum(float[] row, int first, int end) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int c = first;
    for (; c + 3 < end; c += 4) {
      s0 += row[c];
      s1 += row[c + 1];
      s2 += row[c + 2];
      s3 += row[c + 3];
    }
    for (; c < end; c++) {
      s0 += row[c];
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public boolean takesPair(int l) {
    return kernel.takesPair(chain().factor(l), chain().factor(l + 1));
  }

  @Override
  public void apply(int l, int pieces, int piece, int from, int to) {
    slices[l].moveTo(pieces, piece);
    kernel.forward(slices[l], from, to);
  }

  @Override
  public void applyPair(int l, int pieces, int piece, int from, int to) {
    pairs[l].moveTo(pieces, piece);
    kernel.forwardPair(pairs[l], from, to);
  }

  /** What adds the gradients of the l-th factor. */
  FloatGridGradients gradients(int l, FloatGradientSums sums) {
    return kernel.gradients(slices[l], sums);
  }

  /**
   * What takes the l-th factor and the next backward together.
   *
   * @param inner first of the rows that what passes between the factors may use
   */
  FloatPairGradients pairGradients(int l, int inner, FloatGradientSums sums) {
    return kernel.pairGradients(pairs[l], inner, sums);
  }

  /** One of the pieces of the l-th factor. */
  FloatFactorSlice slice(int l, int pieces, int piece) {
    slices[l].moveTo(pieces, piece);
    return slices[l];
  }

  /** Adds the gradients of a slice and, if requested, overwrites the input with epsilon. */
  void applyBackward(
      FloatFactorSlice slice,
      int input,
      int epsilon,
      boolean passBack,
      FloatGridGradients gradients) {
    kernel.backward(slice, input, epsilon, passBack, gradients);
  }

  /** Moves the l-th factor and the next to one of their pieces. */
  void selectPair(int l, int pieces, int piece) {
    pairs[l].moveTo(pieces, piece);
  }
}
