package io.github.debutdl4j.factorize;

import java.util.Objects;

/**
 * How a matrix is to be factorised; immutable, start from {@link #defaults()}.
 *
 * @param sweeps most sweeps of alternating least squares after the first fit, each to and fro
 * @param pairSweeps sweeps over pairs of neighbours after those: a little better, a few times
 *     slower
 * @param tolerance sweeps end where one lowers the relative error by less than this share of it
 * @param listener hears how it goes on
 */
public record FactorizeOptions(
    int sweeps, int pairSweeps, double tolerance, FactorizeListener listener) {

  /** Checks the numbers. */
  public FactorizeOptions {
    if (sweeps < 0 || pairSweeps < 0) {
      throw new FactorizeException(
          "sweeps = " + sweeps + " and pairSweeps = " + pairSweeps + "; expected 0 or more");
    }
    if (!(tolerance >= 0)) {
      throw new FactorizeException("tolerance = " + tolerance + "; expected 0 or more");
    }
    Objects.requireNonNull(listener, "listener");
  }

  /** 20 sweeps over sites, none over pairs, tolerance 1e-6, nobody listens. */
  public static FactorizeOptions defaults() {
    return new FactorizeOptions(20, 0, 1e-6, (sweep, sweeps, relativeError) -> {});
  }

  public FactorizeOptions withSweeps(int sweeps) {
    return new FactorizeOptions(sweeps, pairSweeps, tolerance, listener);
  }

  public FactorizeOptions withPairSweeps(int pairSweeps) {
    return new FactorizeOptions(sweeps, pairSweeps, tolerance, listener);
  }

  public FactorizeOptions withTolerance(double tolerance) {
    return new FactorizeOptions(sweeps, pairSweeps, tolerance, listener);
  }

  public FactorizeOptions withListener(FactorizeListener listener) {
    return new FactorizeOptions(sweeps, pairSweeps, tolerance, listener);
  }
}
