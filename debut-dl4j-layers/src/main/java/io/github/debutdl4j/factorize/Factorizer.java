package io.github.debutdl4j.factorize;

import io.github.debutdl4j.chain.ChainReduction;
import io.github.debutdl4j.chain.DeButChain;

/**
 * Finds weights for a chain so that its product is as near as can be to a given dense matrix.
 *
 * <p>Deterministic: the same matrix, chain and options give the same weights, bit for bit. Safe for
 * use by many threads.
 */
public final class Factorizer {

  private Factorizer() {}

  /**
   * Factorises a dense matrix.
   *
   * @param w the matrix, outputs x inputs, row major; left as it is
   * @param chain the chain, with as many outputs and inputs as the matrix
   * @throws FactorizeException if the sizes do not fit or an entry is not finite
   */
  public static Factorization factorize(double[] w, DeButChain chain, FactorizeOptions options) {
    double largest = checkedMaximum(w, chain);
    if (largest == 0) {
      return zero(chain);
    }
    double unit = Math.scalb(1.0, Math.getExponent(largest));
    double[] scaled = new double[w.length];
    for (int e = 0; e < w.length; e++) {
      scaled[e] = w[e] / unit;
    }
    ChainReduction reduction = ChainReduction.reduce(chain);
    ChainFit fit = fit(scaled, reduction.reduced(), options);
    double[][] weights = lift(reduction, fit.weights());
    NormBalance.balance(chain, weights);
    multiplyProduct(weights, unit);
    double squaredNorm = SiteTensor.squaredNorm(scaled);
    double error = Math.sqrt(squaredError(w, chain.denseProduct(weights), unit) / squaredNorm);
    double bound = Math.sqrt(Math.max(0, fit.squaredBound()) / squaredNorm);
    return new Factorization(
        chain, weights, error, Math.min(bound, error), fit.guaranteed(), fit.history());
  }

  private static ChainFit fit(double[] w, DeButChain chain, FactorizeOptions options) {
    if (ChainLayout.isChainable(chain)) {
      return new ChainableFit(w, chain).fit(options);
    }
    return DisjointPathsFit.suits(chain)
        ? new DisjointPathsFit(w, chain).fit(options)
        : new MaskedLeastSquaresFit(w, chain).fit(options);
  }

  /** Writes each merged factor as the product of the factors it stands for, without loss. */
  private static double[][] lift(ChainReduction reduction, double[][] weights) {
    double[][] lifted = new double[reduction.original().length()][];
    for (int g = 0; g < weights.length; g++) {
      int first = reduction.firstOfGroup().get(g);
      DeButChain group = reduction.group(g);
      double[][] parts =
          group.length() == 1
              ? new double[][] {weights[g]}
              : ChainableFit.exactly(group, weights[g]);
      System.arraycopy(parts, 0, lifted, first, parts.length);
    }
    return lifted;
  }

  private static void multiplyProduct(double[][] weights, double factor) {
    double each = Math.pow(factor, 1.0 / weights.length);
    for (double[] tensor : weights) {
      for (int e = 0; e < tensor.length; e++) {
        tensor[e] *= each;
      }
    }
  }

  private static double squaredError(double[] w, double[] product, double unit) {
    double sum = 0;
    for (int e = 0; e < w.length; e++) {
      double difference = (w[e] - product[e]) / unit;
      sum += difference * difference;
    }
    return sum;
  }

  private static Factorization zero(DeButChain chain) {
    double[][] weights = new double[chain.length()][];
    for (int l = 0; l < weights.length; l++) {
      weights[l] = new double[chain.factor(l).parameters()];
    }
    return new Factorization(chain, weights, 0, 0, true, new double[] {0});
  }

  /** The largest absolute entry, once everything about the matrix is in order. */
  private static double checkedMaximum(double[] w, DeButChain chain) {
    if (w.length != chain.denseParameters()) {
      throw new FactorizeException(
          "the matrix has "
              + w.length
              + " entries, but the chain stands for "
              + chain.outputs()
              + " x "
              + chain.inputs()
              + " = "
              + chain.denseParameters());
    }
    double largest = 0;
    for (int e = 0; e < w.length; e++) {
      if (!Double.isFinite(w[e])) {
        throw new FactorizeException(
            "the matrix has "
                + w[e]
                + " at row "
                + e / chain.inputs()
                + ", column "
                + e % chain.inputs()
                + "; expected finite numbers");
      }
      largest = Math.max(largest, Math.abs(w[e]));
    }
    return largest;
  }
}
