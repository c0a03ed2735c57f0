package io.github.debutdl4j.factorize;

import io.github.debutdl4j.chain.DeButChain;

/** Fits the weights of one chain to one matrix. */
interface ChainFitter {

  /** Fits. */
  ChainFit fit(FactorizeOptions options);

  /** No weights of the chain have a smaller squared error. */
  double squaredBound();

  /**
   * The fitter that suits a chain.
   *
   * @param w outputs x inputs, row major, not all zero
   * @param chain without redundant factors
   */
  static ChainFitter of(double[] w, DeButChain chain) {
    if (ChainLayout.isChainable(chain)) {
      return new ChainableFit(w, chain);
    }
    return DisjointPathsFit.suits(chain)
        ? new DisjointPathsFit(w, chain)
        : new MaskedLeastSquaresFit(w, chain);
  }
}
