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
package io.github.debutdl4j.internal.fit;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.linalg.DotProduct;
import io.github.debutdl4j.internal.linalg.LeadingSingularVector;
import java.util.Arrays;

/**
 * The passes of {@link CanonicalSweeps} for a chain with at most one path between an input and an
 * output, on lists of rows and columns instead of regular index splits.
 */
final class PathSweeps {

  private static final double VECTOR_TOLERANCE = 1e-9;

  private final LeadingSingularVector leading = new LeadingSingularVector(VECTOR_TOLERANCE);
  private DeButChain chain;
  private Supports supports;
  private double[] target;
  private double[][] weights;
  private double energy;
  private boolean transposed;

  PathSweeps(double[] w, DeButChain chain) {
    target = w;
    this.chain = chain;
    supports = new Supports(chain);
    weights = new double[chain.length()][];
  }

  /** One hierarchical pass from the last applied factor to the first. */
  void splitLeftToRight() {
    pass(true);
  }

  /** One hierarchical pass from the first applied factor to the last. */
  void splitRightToLeft() {
    turn();
    pass(true);
  }

  /**
   * One sweep in both directions; each factor in turn gets its best weights with the others fixed.
   */
  void sweepFactors() {
    turn();
    pass(false);
    turn();
    pass(false);
  }

  /** Squared norm of the current product. */
  double energy() {
    return energy;
  }

  /** One tensor per factor, first applied first. */
  double[][] weights() {
    return transposed ? transposeAll(chain, weights) : weights.clone();
  }

  /** The least, over all splits in two, of the squared norm of the best approximation. */
  double leastSplitEnergy() {
    double least = supports.squaredNormWithin(target, chain.inputs());
    for (int l = 1; l < chain.length(); l++) {
      double sum = 0;
      for (int i = 0; i < chain.factor(l).q(); i++) {
        int[] rows = supports.outputsOf(l, i);
        int[] columns = supports.inputsOf(l, i);
        if (rows.length > 0 && columns.length > 0) {
          double[] block = block(target, rows, columns);
          leading.solve(block, rows.length, columns.length, new double[rows.length]);
          sum += leading.squaredValue();
        }
      }
      least = Math.min(least, sum);
    }
    return least;
  }

  private void pass(boolean split) {
    int inputs = chain.inputs();
    double[] rest = target;
    for (int l = chain.length() - 1; l > 0; l--) {
      int[][] rows = rowsOfColumns(chain.factor(l));
      int[][] at = weightsOfColumns(chain.factor(l));
      double[] later = split ? null : productBefore(l);
      double[] tensor = new double[chain.factor(l).parameters()];
      double[] next = new double[rows.length * inputs];
      for (int i = 0; i < rows.length; i++) {
        int[] columns = supports.inputsOf(l, i);
        double[] block = block(rest, rows[i], columns);
        double[] u =
            split
                ? leadingVector(block, rows[i].length, columns)
                : project(block, columns, later, i);
        for (int o = 0; o < u.length; o++) {
          tensor[at[i][o]] = u[o];
          for (int c = 0; c < columns.length; c++) {
            next[i * inputs + columns[c]] += u[o] * block[o * columns.length + c];
          }
        }
      }
      weights[l] = tensor;
      rest = next;
    }
    storeFirst(rest);
  }

  private double[] leadingVector(double[] block, int rows, int[] columns) {
    double[] u = new double[rows];
    if (columns.length > 0) {
      leading.solve(block, rows, columns.length, u);
    }
    return u;
  }

  /** Projects the rows of a block on row i of the later product; unit length, or zero. */
  private double[] project(double[] block, int[] columns, double[] later, int i) {
    double[] u = new double[columns.length == 0 ? 0 : block.length / columns.length];
    double squares = 0;
    for (int o = 0; o < u.length; o++) {
      for (int c = 0; c < columns.length; c++) {
        u[o] += block[o * columns.length + c] * later[i * chain.inputs() + columns[c]];
      }
      squares += u[o] * u[o];
    }
    double scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (int o = 0; o < u.length; o++) {
      u[o] *= scale;
    }
    return u;
  }

  /** The product of the factors applied before factor l, its inputs x the chain's inputs. */
  private double[] productBefore(int l) {
    double[][] before = Arrays.copyOf(weights, l);
    return new DeButChain(chain.factors().subList(0, l)).denseProduct(before);
  }

  private void storeFirst(double[] rest) {
    DeButFactor first = chain.factor(0);
    double[] tensor = new double[first.parameters()];
    first.forEachWeight((index, row, column) -> tensor[index] = rest[row * first.q() + column]);
    weights[0] = tensor;
    energy = DotProduct.square(tensor);
  }

  private double[] block(double[] matrix, int[] rows, int[] columns) {
    double[] block = new double[rows.length * columns.length];
    int at = 0;
    for (int row : rows) {
      for (int column : columns) {
        block[at++] = matrix[row * chain.inputs() + column];
      }
    }
    return block;
  }

  private void turn() {
    double[] turned = new double[target.length];
    int inputs = chain.inputs();
    int outputs = chain.outputs();
    for (int i = 0; i < outputs; i++) {
      for (int j = 0; j < inputs; j++) {
        turned[j * outputs + i] = target[i * inputs + j];
      }
    }
    target = turned;
    if (weights[0] != null) {
      weights = transposeAll(chain, weights);
    }
    chain = chain.transposed();
    supports = new Supports(chain);
    transposed = !transposed;
  }

  private static double[][] transposeAll(DeButChain chain, double[][] weights) {
    double[][] turned = new double[weights.length][];
    for (int l = 0; l < weights.length; l++) {
      DeButFactor factor = chain.factor(l);
      PatternTensor tensor = PatternTensor.of(factor, weights[l]);
      turned[weights.length - 1 - l] = transpose(tensor);
    }
    return turned;
  }

  private static double[] transpose(PatternTensor x) {
    double[] turned = new double[x.data().length];
    int size = x.rows() * x.columns();
    for (int from = 0; from < turned.length; from += size) {
      for (int i = 0; i < x.rows(); i++) {
        for (int j = 0; j < x.columns(); j++) {
          turned[from + j * x.rows() + i] = x.data()[from + i * x.columns() + j];
        }
      }
    }
    return turned;
  }

  private static int[][] rowsOfColumns(DeButFactor factor) {
    int[][] rows = new int[factor.q()][factor.r()];
    int[] filled = new int[factor.q()];
    factor.forEachWeight((index, row, column) -> rows[column][filled[column]++] = row);
    return rows;
  }

  private static int[][] weightsOfColumns(DeButFactor factor) {
    int[][] at = new int[factor.q()][factor.r()];
    int[] filled = new int[factor.q()];
    factor.forEachWeight((index, row, column) -> at[column][filled[column]++] = index);
    return at;
  }
}
