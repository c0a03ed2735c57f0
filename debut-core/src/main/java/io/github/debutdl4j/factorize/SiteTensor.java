package io.github.debutdl4j.factorize;

import io.github.debutdl4j.chain.DeButFactor;

/**
 * The numbers of a matrix on the pattern of a factor, {@code [blocks, diagonal, rows, columns]} in
 * c order: a target, what is left of it after contractions, or the weights of one factor.
 */
record SiteTensor(int blocks, int diagonal, int rows, int columns, double[] data) {

  static SiteTensor zeros(int blocks, int diagonal, int rows, int columns) {
    int size = Math.multiplyExact(Math.multiplyExact(blocks, diagonal), rows);
    return new SiteTensor(
        blocks, diagonal, rows, columns, new double[Math.multiplyExact(size, columns)]);
  }

  /** Wraps the weight tensor of a factor. */
  static SiteTensor of(DeButFactor factor, double[] weights) {
    return new SiteTensor(factor.blocks(), factor.t(), factor.r(), factor.s(), weights);
  }

  double squaredNorm() {
    return Dot.square(data);
  }
}
