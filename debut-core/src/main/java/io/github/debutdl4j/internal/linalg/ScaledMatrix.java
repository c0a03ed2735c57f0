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
package io.github.debutdl4j.internal.linalg;

/**
 * The matrix that a user wants to factorise, checked and scaled so that no square overflows.
 *
 * @param outputs rows
 * @param inputs columns
 * @param entries outputs x inputs, row major, the largest between 1 and 2; all zero for a zero
 *     matrix
 * @param unit power of two that the entries were divided by
 */
public record ScaledMatrix(int outputs, int inputs, double[] entries, double unit) {

  /**
   * Scales finite entries.
   *
   * @param w outputs x inputs, row major; not changed
   */
  public static ScaledMatrix of(double[] w, int outputs, int inputs) {
    double largest = 0;
    for (double entry : w) {
      largest = Math.max(largest, Math.abs(entry));
    }
    double unit = largest == 0 ? 1 : Math.scalb(1.0, Math.getExponent(largest));
    double[] entries = new double[w.length];
    for (int e = 0; e < w.length; e++) {
      entries[e] = w[e] / unit;
    }
    return new ScaledMatrix(outputs, inputs, entries, unit);
  }

  public boolean isZero() {
    return squaredNorm() == 0;
  }

  public double squaredNorm() {
    return DotProduct.square(entries);
  }

  /** The matrix in the upper left corner of a larger one, zero elsewhere. */
  public ScaledMatrix padded(int largerOutputs, int largerInputs) {
    if (largerOutputs == outputs && largerInputs == inputs) {
      return this;
    }
    double[] larger = new double[Math.multiplyExact(largerOutputs, largerInputs)];
    for (int row = 0; row < outputs; row++) {
      System.arraycopy(entries, row * inputs, larger, row * largerInputs, inputs);
    }
    return new ScaledMatrix(largerOutputs, largerInputs, larger, unit);
  }

  /** Each column multiplied by its factor. */
  public ScaledMatrix withScaledColumns(double[] factors) {
    double[] scaled = entries.clone();
    for (int row = 0; row < outputs; row++) {
      for (int column = 0; column < inputs; column++) {
        scaled[row * inputs + column] *= factors[column];
      }
    }
    return new ScaledMatrix(outputs, inputs, scaled, unit);
  }

  /** This matrix less the upper left corner of a product that is scaled by the unit. */
  public double[] minus(double[] product, int productInputs) {
    double[] difference = new double[entries.length];
    for (int row = 0; row < outputs; row++) {
      for (int column = 0; column < inputs; column++) {
        int e = row * inputs + column;
        difference[e] = entries[e] - product[row * productInputs + column] / unit;
      }
    }
    return difference;
  }
}
