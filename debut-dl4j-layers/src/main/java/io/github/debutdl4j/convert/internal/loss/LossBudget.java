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
package io.github.debutdl4j.convert.internal.loss;

import io.github.debutdl4j.factorize.ErrorCurve;
import io.github.debutdl4j.factorize.NetworkBudget;
import io.github.debutdl4j.factorize.ScoredChain;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Improves a distribution of parameters by what it costs at the outputs of the network: measures
 * the loss with other sizes of one layer at a time, the other layers as they are distributed, and
 * distributes anew by these costs, as long as the measured loss falls.
 */
public final class LossBudget {

  /** Sizes of a layer whose loss is measured; between them it is interpolated. */
  private static final int SIZES = 6;

  /** Distributions are tried from all sizes, then from those within these ratios of the current. */
  private static final double[] REACHES = {Double.POSITIVE_INFINITY, 2, 1.4};

  private final List<NetworkBudget.Layer> layers;
  private final long maxParameters;
  private final ToDoubleFunction<List<ScoredChain>> loss;
  private List<ScoredChain> best;
  private double least;

  /**
   * @param layers the chains to choose from
   * @param maxParameters most weights of all chains together
   * @param loss the loss of the network with a chain for each layer
   */
  public LossBudget(
      List<NetworkBudget.Layer> layers,
      long maxParameters,
      ToDoubleFunction<List<ScoredChain>> loss) {
    this.layers = layers;
    this.maxParameters = maxParameters;
    this.loss = loss;
  }

  /** Most measurements for a number of layers. */
  public static long mostMeasurements(int layers) {
    return (long) REACHES.length * (layers * (SIZES + 1L) + 1);
  }

  /**
   * A distribution that costs no more than the given one.
   *
   * @param first a chain for each layer, within the budget
   */
  public List<ScoredChain> improve(List<ScoredChain> first) {
    best = first;
    least = loss.applyAsDouble(first);
    List<ErrorCurve> costs = costs();
    for (double reach : REACHES) {
      List<ScoredChain> next = distribute(costs, reach);
      double cost = next.equals(best) ? least : loss.applyAsDouble(next);
      if (cost < least) {
        best = next;
        least = cost;
        costs = costs();
      }
    }
    return best;
  }

  /** The chains of each layer; in place of the error the root of the loss. */
  private List<ErrorCurve> costs() {
    List<ErrorCurve> costs = new ArrayList<>();
    for (int l = 0; l < layers.size(); l++) {
      costs.add(costs(l));
    }
    return costs;
  }

  private ErrorCurve costs(int layer) {
    ErrorCurve curve = layers.get(layer).curve();
    List<ScoredChain> points = curve.points();
    int[] measured = measuredPoints(points, points.indexOf(best.get(layer)));
    double[] losses = new double[measured.length];
    double highest = Double.POSITIVE_INFINITY;
    for (int m = 0; m < measured.length; m++) {
      List<ScoredChain> chains = new ArrayList<>(best);
      chains.set(layer, points.get(measured[m]));
      highest = Math.min(highest, loss.applyAsDouble(chains));
      losses[m] = highest;
    }
    List<ScoredChain> costs = new ArrayList<>();
    for (int p = 0, m = 0; p < points.size(); p++) {
      while (m + 2 < measured.length && p > measured[m + 1]) {
        m++;
      }
      double cost =
          measured.length == 1
              ? losses[0]
              : between(
                  points, p, new int[] {measured[m], measured[m + 1]}, losses[m], losses[m + 1]);
      ScoredChain point = points.get(p);
      costs.add(new ScoredChain(point.chain(), point.parameters(), Math.sqrt(Math.max(0, cost))));
    }
    return new ErrorCurve(curve.outputs(), curve.inputs(), costs);
  }

  /** Some of the points, in order: the first, the last and the current one among them. */
  private static int[] measuredPoints(List<ScoredChain> points, int current) {
    TreeSet<Integer> some = new TreeSet<>();
    some.add(current);
    for (int i = 0; i < SIZES; i++) {
      some.add((int) Math.round((points.size() - 1.0) * i / (SIZES - 1)));
    }
    return some.stream().mapToInt(i -> i).toArray();
  }

  /** The loss at a point, linear in the error between two measured points. */
  private static double between(
      List<ScoredChain> points, int point, int[] ends, double lossFrom, double lossTo) {
    double from = points.get(ends[0]).relativeError();
    double to = points.get(ends[1]).relativeError();
    double share = from > to ? (from - points.get(point).relativeError()) / (from - to) : 0;
    return lossFrom + Math.min(1, Math.max(0, share)) * (lossTo - lossFrom);
  }

  private List<ScoredChain> distribute(List<ErrorCurve> costs, double reach) {
    List<NetworkBudget.Layer> within = new ArrayList<>();
    for (int l = 0; l < layers.size(); l++) {
      long current = best.get(l).parameters();
      ErrorCurve all = costs.get(l);
      List<ScoredChain> near =
          all.points().stream()
              .filter(p -> p.parameters() <= current * reach && p.parameters() * reach >= current)
              .toList();
      within.add(
          NetworkBudget.Layer.of(
              layers.get(l).name(), new ErrorCurve(all.outputs(), all.inputs(), near)));
    }
    List<ScoredChain> chosen =
        NetworkBudget.distribute(within, maxParameters, NetworkBudget.Objective.ERROR).chains();
    List<ScoredChain> chains = new ArrayList<>();
    for (int l = 0; l < layers.size(); l++) {
      chains.add(layers.get(l).curve().at(chosen.get(l).parameters()));
    }
    return chains;
  }
}
