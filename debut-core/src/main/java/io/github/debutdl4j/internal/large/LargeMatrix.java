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
package io.github.debutdl4j.internal.large;

import io.github.debutdl4j.chain.ChainReduction;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.fit.FittedChain;
import io.github.debutdl4j.internal.fit.SweepLimits;
import io.github.debutdl4j.internal.search.CandidateScores;
import io.github.debutdl4j.internal.search.SearchLimits;
import java.util.Arrays;

/**
 * A matrix that is fitted in single precision because of its size.
 *
 * @param outputs rows
 * @param inputs columns
 * @param entries outputs x inputs, row major; shared with the caller where {@code unit} is 1, and
 *     never changed
 * @param unit power of two that the entries were divided by
 */
public record LargeMatrix(int outputs, int inputs, float[] entries, double unit) {

  /** Squares of entries up to this size, and products of a few of them, stay within range. */
  private static final double LARGEST = 0x1p20;

  private static final double SMALLEST = 0x1p-30;

  /**
   * Wraps finite entries.
   *
   * @param w outputs x inputs, row major; must not change while this is in use
   */
  public static LargeMatrix of(float[] w, int outputs, int inputs) {
    float largest = 0;
    for (float entry : w) {
      largest = Math.max(largest, Math.abs(entry));
    }
    double unit = unit(largest);
    if (unit == 1) {
      return new LargeMatrix(outputs, inputs, w, 1);
    }
    float[] scaled = new float[w.length];
    for (int e = 0; e < w.length; e++) {
      scaled[e] = (float) (w[e] / unit);
    }
    return new LargeMatrix(outputs, inputs, scaled, unit);
  }

  /**
   * Rounds finite entries to single precision.
   *
   * @param w outputs x inputs, row major; not changed
   */
  public static LargeMatrix of(double[] w, int outputs, int inputs) {
    double largest = 0;
    for (double entry : w) {
      largest = Math.max(largest, Math.abs(entry));
    }
    double unit = unit(largest);
    float[] scaled = new float[w.length];
    for (int e = 0; e < w.length; e++) {
      scaled[e] = (float) (w[e] / unit);
    }
    return new LargeMatrix(outputs, inputs, scaled, unit);
  }

  /** A power of two to divide entries by that are very large or very small; 1 for others. */
  private static double unit(double largest) {
    boolean moderate = largest == 0 || (largest >= SMALLEST && largest <= LARGEST);
    return moderate ? 1 : Math.scalb(1.0, Math.getExponent(largest));
  }

  /** The matrix in the upper left corner of a larger one, zero elsewhere. */
  public LargeMatrix padded(int largerOutputs, int largerInputs) {
    if (largerOutputs == outputs && largerInputs == inputs) {
      return this;
    }
    float[] larger = new float[Math.multiplyExact(largerOutputs, largerInputs)];
    for (int row = 0; row < outputs; row++) {
      System.arraycopy(entries, row * inputs, larger, row * largerInputs, inputs);
    }
    return new LargeMatrix(largerOutputs, largerInputs, larger, unit);
  }

  /** Squared Frobenius norm of the entries. */
  public double squaredNorm() {
    return SquaredNorm.of(entries);
  }

  /**
   * Fits a regular chain; its weights represent the entries, not yet multiplied by the unit.
   *
   * @param chain at least as large as the matrix
   */
  public FittedChain fit(DeButChain chain, SweepLimits limits) {
    FloatTensor target = padded(chain.outputs(), chain.inputs()).tensor();
    double squaredNorm = target.squaredNorm();
    return FittedChain.fit(chain, reduced -> new LargeFit(target, squaredNorm, reduced), limits);
  }

  /** Relative error of a fit of a regular chain, without its weights. */
  public double fittedError(DeButChain chain, SweepLimits limits) {
    FloatTensor target = padded(chain.outputs(), chain.inputs()).tensor();
    DeButChain reduced = ChainReduction.reduce(chain).reduced();
    double[] history = new LargeFit(target, target.squaredNorm(), reduced).fit(limits).history();
    return history[history.length - 1];
  }

  /**
   * Squared Frobenius norm of this matrix less the upper left corner of the product of a regular
   * chain, row by row, so that the whole product is never in memory.
   *
   * @param weights one tensor per factor, first applied first, for the scaled entries
   */
  public double squaredDistance(DeButChain chain, double[][] weights) {
    int last = chain.length() - 1;
    FloatTensor rest = FloatTensor.of(chain.factor(0), weights[0]);
    for (int l = 1; l < last; l++) {
      rest = LargeContraction.expand(rest, FloatTensor.of(chain.factor(l), weights[l]));
    }
    FloatTensor early = rest;
    FloatTensor late = last == 0 ? null : FloatTensor.of(chain.factor(last), weights[last]);
    double[] sums = new double[outputs];
    ParallelRanges.run(
        outputs,
        chain.inputs(),
        (from, to) -> {
          float[] row = new float[chain.inputs()];
          for (int i = from; i < to; i++) {
            if (late == null) {
              System.arraycopy(early.data(), i * row.length, row, 0, row.length);
            } else {
              LargeContraction.expandRow(early, late, i, row, 0);
            }
            sums[i] = squaredDistance(row, i);
          }
        });
    return Arrays.stream(sums).sum();
  }

  private double squaredDistance(float[] row, int i) {
    double sum = 0;
    for (int j = 0; j < inputs; j++) {
      double difference = (double) entries[i * inputs + j] - row[j];
      sum += difference * difference;
    }
    return sum;
  }

  /** Scores chains for this matrix, which must not be zero, by samples of it. */
  public CandidateScores candidates(SearchLimits limits) {
    return new CandidateScores(
        outputs,
        inputs,
        limits,
        size -> new SampledEnergies(padded(size.outputs(), size.inputs()).tensor()));
  }

  FloatTensor tensor() {
    return new FloatTensor(1, 1, outputs, inputs, entries);
  }
}
