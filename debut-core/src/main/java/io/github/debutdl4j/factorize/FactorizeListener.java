package io.github.debutdl4j.factorize;

/** Hears how a factorisation goes on. */
@FunctionalInterface
public interface FactorizeListener {

  /** Does not listen. */
  FactorizeListener NONE = (sweep, sweeps, relativeError) -> {};

  /**
   * Called after the first fit, with sweep 0, and after each sweep.
   *
   * @param sweep sweeps done
   * @param sweeps sweeps asked for; fewer may be needed, or be of use for the chain
   * @param relativeError of the weights, or of the outputs where the options have moments of inputs
   */
  void swept(int sweep, int sweeps, double relativeError);
}
