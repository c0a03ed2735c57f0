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
package io.github.debutdl4j.chain;

/**
 * One sparse factor of a DeBut chain: the shape of a {@code p x q} matrix that is block diagonal,
 * each block an {@code r x s} grid of {@code t x t} diagonal matrices.
 *
 * <p>The weights of a factor are one tensor {@code [blocks, t, r, s]} in c order, so {@code p * s}
 * numbers. With the input viewed as {@code x[blocks, s, t]}, the output {@code y[blocks, r, t]} is
 * {@code y[b,i,k] = sum_j w[b,k,i,j] * x[b,j,k]}. (DeBut, NeurIPS 2021, section 3.1.)
 *
 * @param p rows of the matrix: the number of outputs
 * @param q columns of the matrix: the number of inputs
 * @param r rows of the grid in a block
 * @param s columns of the grid in a block
 * @param t size of a diagonal matrix
 */
public record DeButFactor(int p, int q, int r, int s, int t) {

  /** Checks the sizes; the message of the error names the fault. */
  public DeButFactor {
    if (p < 1 || q < 1 || r < 1 || s < 1 || t < 1) {
      throw new ChainException(describe(p, q, r, s, t) + ": every size must be 1 or more");
    }
    long blockRows = (long) r * t;
    long blockColumns = (long) s * t;
    if (p % blockRows != 0) {
      throw new ChainException(
          describe(p, q, r, s, t) + ": p = " + p + " is not a multiple of r*t = " + blockRows);
    }
    if (q % blockColumns != 0) {
      throw new ChainException(
          describe(p, q, r, s, t) + ": q = " + q + " is not a multiple of s*t = " + blockColumns);
    }
    if (p / blockRows != q / blockColumns) {
      throw new ChainException(
          describe(p, q, r, s, t)
              + ": p/(r*t) = "
              + p / blockRows
              + " blocks of rows, but q/(s*t) = "
              + q / blockColumns
              + " blocks of columns");
    }
    if ((long) p * s > Integer.MAX_VALUE) {
      throw new ChainException(describe(p, q, r, s, t) + ": more than 2^31 parameters");
    }
  }

  /**
   * A factor given by its pattern instead of its outer sizes.
   *
   * @param blocks number of diagonal blocks
   * @throws ChainException if a size is below 1 or the factor is too large
   */
  public static DeButFactor ofPattern(int blocks, int r, int s, int t) {
    try {
      return new DeButFactor(
          Math.multiplyExact(blocks, Math.multiplyExact(r, t)),
          Math.multiplyExact(blocks, Math.multiplyExact(s, t)),
          r,
          s,
          t);
    } catch (ArithmeticException e) {
      throw new ChainException(
          String.format(
              "%d blocks of a %d x %d grid of %d: p or q is 2^31 or more", blocks, r, s, t));
    }
  }

  /** The factor of a plain dense matrix: one block, a grid of single numbers. */
  public static DeButFactor dense(int outputs, int inputs) {
    return new DeButFactor(outputs, inputs, outputs, inputs, 1);
  }

  /** Number of diagonal blocks, {@code p/(r*t) = q/(s*t)}. */
  public int blocks() {
    return p / (r * t);
  }

  /** Number of weights, {@code p*s = q*r}; also the multiplications for one column. */
  public int parameters() {
    return p * s;
  }

  /** Shape of the weight tensor, {@code [blocks, t, r, s]}. */
  public int[] weightShape() {
    return new int[] {blocks(), t, r, s};
  }

  /**
   * Index in the weight tensor of the weight from input {@code (b,j,k)} to output {@code (b,i,k)}.
   */
  public int weightIndex(int b, int k, int i, int j) {
    return ((b * t + k) * r + i) * s + j;
  }

  /**
   * Multiplies a matrix by this factor, in plain Java and without a kernel.
   *
   * @param weights {@code [blocks, t, r, s]}, c order
   * @param x q x columns, row major
   * @param columns number of columns; 1 for a vector
   * @return p x columns, row major
   */
  public double[] apply(double[] weights, double[] x, int columns) {
    checkWeights(weights);
    checkRows(x, q, columns);
    double[] y = new double[Math.multiplyExact(p, columns)];
    forEachWeight(
        (w, out, in) -> addScaledRow(weights[w], x, in * columns, y, out * columns, columns));
    return y;
  }

  /**
   * Multiplies a matrix by the transpose of this factor.
   *
   * @param weights {@code [blocks, t, r, s]}, c order
   * @param x p x columns, row major
   * @param columns number of columns; 1 for a vector
   * @return q x columns, row major
   */
  public double[] applyTransposed(double[] weights, double[] x, int columns) {
    checkWeights(weights);
    checkRows(x, p, columns);
    double[] y = new double[Math.multiplyExact(q, columns)];
    forEachWeight(
        (w, out, in) -> addScaledRow(weights[w], x, out * columns, y, in * columns, columns));
    return y;
  }

  /** Visits every weight with its row and column in the p x q matrix. */
  public void forEachWeight(WeightVisitor visitor) {
    int blocks = blocks();
    int w = 0;
    for (int b = 0; b < blocks; b++) {
      for (int k = 0; k < t; k++) {
        for (int i = 0; i < r; i++) {
          for (int j = 0; j < s; j++) {
            visitor.visit(w++, (b * r + i) * t + k, (b * s + j) * t + k);
          }
        }
      }
    }
  }

  /** Receives one weight of a factor. */
  @FunctionalInterface
  public interface WeightVisitor {

    /**
     * Called once for each weight, in the order of the weight tensor.
     *
     * @param weight index in the weight tensor
     * @param row row of the p x q matrix
     * @param column column of the p x q matrix
     */
    void visit(int weight, int row, int column);
  }

  /** The factor of the transposed matrix. */
  public DeButFactor transposed() {
    return new DeButFactor(q, p, s, r, t);
  }

  /** Whether the factor is a whole dense matrix. */
  public boolean isDense() {
    return t == 1 && blocks() == 1;
  }

  /** {@code (p,q; r,s,t)}, as the papers write it. */
  @Override
  public String toString() {
    return describe(p, q, r, s, t);
  }

  private void checkWeights(double[] weights) {
    if (weights.length != parameters()) {
      throw new ChainException(
          String.format(
              "factor %s has %d weights, but was given %d", this, parameters(), weights.length));
    }
  }

  private void checkRows(double[] x, int rows, int columns) {
    if (columns < 1 || x.length != (long) rows * columns) {
      throw new ChainException(
          String.format(
              "factor %s multiplies a matrix of %d x %d numbers, but was given %d",
              this, rows, columns, x.length));
    }
  }

  private static void addScaledRow(
      double scale, double[] x, int xFrom, double[] y, int yFrom, int columns) {
    for (int c = 0; c < columns; c++) {
      y[yFrom + c] += scale * x[xFrom + c];
    }
  }

  private static String describe(int p, int q, int r, int s, int t) {
    return "(" + p + "," + q + "; " + r + "," + s + "," + t + ")";
  }
}
