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
package io.github.debutdl4j.factorize;

import io.github.debutdl4j.internal.fit.InputMetric;
import io.github.debutdl4j.internal.fit.SweepLimits;
import java.util.Objects;

/**
 * How a matrix is to be factorised; immutable, start from {@link #defaults()}.
 *
 * @param sweeps most sweeps of alternating least squares after the first fit, each in both
 *     directions
 * @param pairSweeps sweeps over pairs of neighbours after those: a little better, a few times
 *     slower; only for chains in which factors are neighbours of one path, such as regular ones
 * @param tolerance sweeps end where one lowers the relative error by less than this share of it
 * @param inputMoments moments of the layer's inputs, to weight errors by; null to weight all inputs
 *     equally
 * @param bias whether the layer has a bias, which can absorb the mean of the error
 * @param listener receives its progress
 */
public record FactorizeOptions(
    int sweeps,
    int pairSweeps,
    double tolerance,
    InputMoments inputMoments,
    boolean bias,
    FactorizeListener listener) {

  /** Checks the values. */
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

  /**
   * 20 sweeps over factors, none over pairs, tolerance 1e-6, all inputs weighted equally, no
   * listener.
   */
  public static FactorizeOptions defaults() {
    return new FactorizeOptions(20, 0, 1e-6, null, false, FactorizeListener.NONE);
  }

  public FactorizeOptions withSweeps(int sweeps) {
    return new FactorizeOptions(sweeps, pairSweeps, tolerance, inputMoments, bias, listener);
  }

  public FactorizeOptions withPairSweeps(int pairSweeps) {
    return new FactorizeOptions(sweeps, pairSweeps, tolerance, inputMoments, bias, listener);
  }

  public FactorizeOptions withTolerance(double tolerance) {
    return new FactorizeOptions(sweeps, pairSweeps, tolerance, inputMoments, bias, listener);
  }

  /**
   * Weights errors by the moments of the layer's inputs.
   *
   * @param moments of the layer's inputs, in the order of the columns of its matrix
   * @param bias whether the layer has a bias, which then is to be shifted by {@link
   *     Factorization#biasShift()}
   */
  public FactorizeOptions withInputMoments(InputMoments moments, boolean bias) {
    return new FactorizeOptions(sweeps, pairSweeps, tolerance, moments, bias, listener);
  }

  public FactorizeOptions withListener(FactorizeListener listener) {
    return new FactorizeOptions(sweeps, pairSweeps, tolerance, inputMoments, bias, listener);
  }

  /** The metric that errors are measured in; null where all inputs are weighted equally. */
  InputMetric metricFor(int inputs) {
    checkMoments(inputs);
    return inputMoments == null ? null : inputMoments.metric(bias);
  }

  void checkMoments(int inputs) {
    if (inputMoments != null && inputMoments.inputs() != inputs) {
      throw new FactorizeException(
          "the moments are of " + inputMoments.inputs() + " inputs, but the matrix has " + inputs);
    }
  }

  SweepLimits sweepLimits() {
    return new SweepLimits(sweeps, pairSweeps, tolerance, listener::swept);
  }
}
