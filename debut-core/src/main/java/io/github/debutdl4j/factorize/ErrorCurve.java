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

import io.github.debutdl4j.chain.ChainSearch;
import io.github.debutdl4j.chain.DeButChain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the error of one matrix falls with the number of parameters of its chain: only chains that
 * are better than all smaller ones, from the smallest up.
 *
 * @param outputs rows of the matrix
 * @param inputs columns of the matrix
 * @param points chains with increasing parameters and decreasing errors of the first fit; where the
 *     options had moments of the inputs, errors of the outputs after a short fit
 */
public record ErrorCurve(int outputs, int inputs, List<ScoredChain> points) {

  private static final int RANGES = 28;
  private static final int SHORT_FIT = 2;

  /** Copies the points, and checks that parameters increase and errors do not. */
  public ErrorCurve {
    points = Collections.unmodifiableList(new ArrayList<>(points));
    if (points.isEmpty()) {
      throw new FactorizeException("an error curve needs one point or more");
    }
    long parameters = 0;
    double error = Double.POSITIVE_INFINITY;
    for (ScoredChain point : points) {
      if (point.parameters() <= parameters || !(point.relativeError() <= error)) {
        throw new FactorizeException(
            String.format(
                    "an error curve has a point of %d parameters and error %s after one of %d and %s;",
                    point.parameters(), point.relativeError(), parameters, error)
                + " parameters must increase, errors must not");
      }
      parameters = point.parameters();
      error = point.relativeError();
    }
  }

  /**
   * Computes the curve of a matrix.
   *
   * @param w the matrix, outputs x inputs, row major; not changed
   * @param options the largest size of interest, and the number of chains to score
   * @throws FactorizeException if no chain fits the budget (the message says the smallest), or the
   *     matrix is not as described
   */
  public static ErrorCurve of(double[] w, int outputs, int inputs, SearchOptions options) {
    return of(DenseMatrix.of(w, outputs, inputs), options);
  }

  /**
   * Computes the curve of a matrix.
   *
   * @param options the largest size of interest, and the number of chains to score
   * @throws FactorizeException if no chain fits the budget; the message says the smallest
   */
  public static ErrorCurve of(DenseMatrix w, SearchOptions options) {
    return of(GivenMatrix.of(w, options.factorize()), options);
  }

  private static ErrorCurve of(GivenMatrix matrix, SearchOptions options) {
    int outputs = matrix.outputs();
    int inputs = matrix.inputs();
    options.checkFits(matrix);
    long smallest = ChainSearch.fewestParameters(outputs, inputs);
    if (matrix.isZero()) {
      DeButChain chain = ChainSearch.best(outputs, inputs, smallest);
      return new ErrorCurve(
          outputs, inputs, Collections.singletonList(new ScoredChain(chain, smallest, 0)));
    }
    long[] limits = limits(smallest, options.limitsFor(matrix).maxParameters());
    List<ScoredChain> points =
        matrix.candidates(options).spread(limits).stream()
            .map(ScoredChain::of)
            .collect(Collectors.toList());
    boolean byOutputs = options.factorize().inputMoments() != null;
    return new ErrorCurve(
        outputs,
        inputs,
        byOutputs
            ? frontier(fitted(matrix, thinned(frontier(points)), options))
            : frontier(points));
  }

  /** The most precise chain of at most a given number of parameters; the smallest if none is. */
  public ScoredChain at(long maxParameters) {
    ScoredChain best = points.get(0);
    for (ScoredChain point : points) {
      if (point.parameters() <= maxParameters) {
        best = point;
      }
    }
    return best;
  }

  private static long[] limits(long smallest, long largest) {
    if (smallest >= largest) {
      return new long[] {largest};
    }
    List<Long> limits = new ArrayList<>();
    double ratio = (double) largest / smallest;
    for (int range = 0; range <= RANGES; range++) {
      long limit = (long) Math.floor(smallest * Math.pow(ratio, (double) range / RANGES));
      limit = range == RANGES ? largest : limit;
      if (limits.isEmpty() || limit > limits.get(limits.size() - 1)) {
        limits.add(limit);
      }
    }
    return limits.stream().mapToLong(limit -> limit).toArray();
  }

  /** Chains with the error that a short fit by the moments of the inputs leaves of the outputs. */
  private static List<ScoredChain> fitted(
      GivenMatrix matrix, List<ScoredChain> points, SearchOptions options) {
    FactorizeOptions shortFit =
        options
            .factorize()
            .withSweeps(Math.min(SHORT_FIT, options.factorize().sweeps()))
            .withPairSweeps(0)
            .withListener(FactorizeListener.NONE);
    return points.parallelStream()
        .map(
            point -> {
              Factorization fit = Factorizer.factorize(matrix, point.chain(), shortFit);
              return new ScoredChain(
                  point.chain(), point.parameters(), Math.min(1, fit.inputAwareError()));
            })
        .collect(Collectors.toList());
  }

  /** At most some points, evenly spread; the first and the last are always kept. */
  private static List<ScoredChain> thinned(List<ScoredChain> points) {
    if (points.size() <= RANGES) {
      return points;
    }
    List<ScoredChain> some = new ArrayList<>();
    for (int p = 0; p < RANGES; p++) {
      some.add(points.get((int) ((long) p * (points.size() - 1) / (RANGES - 1))));
    }
    return some;
  }

  private static List<ScoredChain> frontier(List<ScoredChain> scored) {
    List<ScoredChain> bySize = new ArrayList<>(scored);
    bySize.sort(
        Comparator.comparingLong(ScoredChain::parameters)
            .thenComparingDouble(ScoredChain::relativeError));
    List<ScoredChain> points = new ArrayList<>();
    double error = Double.POSITIVE_INFINITY;
    for (ScoredChain one : bySize) {
      if (one.relativeError() < error) {
        points.add(one);
        error = one.relativeError();
      }
    }
    return points;
  }
}
