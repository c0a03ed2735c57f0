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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Distributes the parameters of a whole network over its layers: a knapsack over the layers' error
 * curves.
 *
 * <p>Layer by layer, keeps every partial choice that no other beats in both size and cost. That is
 * exact up to some thousand partial choices; beyond, of those of nearly the same size only the one
 * of least cost is kept.
 */
public final class NetworkBudget {

  private static final int MOST_STATES = 6000;

  /** More choices than this for one layer after another are not compared one by one. */
  private static final int MOST_SORTED = 1 << 16;

  private static final double LEAST_KEPT = 1e-12;

  private NetworkBudget() {}

  /** What a distribution minimises. */
  public enum Objective {
    /** The weighted sum of the squared relative errors. */
    ERROR {
      @Override
      double cost(double relativeError) {
        return relativeError * relativeError;
      }
    },
    /**
     * The weighted sum of {@code -log(1 - error^2)}: the loss of a signal that passes through all
     * layers. No layer, however large, is reduced too far in favour of others.
     */
    SIGNAL {
      @Override
      double cost(double relativeError) {
        return -Math.log(Math.max(LEAST_KEPT, 1 - relativeError * relativeError));
      }
    };

    abstract double cost(double relativeError);
  }

  /**
   * One layer of the network.
   *
   * @param name its name in errors
   * @param curve the chains to choose from
   * @param weight the weight of this layer's error
   */
  public record Layer(String name, ErrorCurve curve, double weight) {

    /** Checks the weight. */
    public Layer {
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new FactorizeException(
            "layer '" + name + "' has weight " + weight + "; expected 0 or more");
      }
    }

    /** A layer of weight 1. */
    public static Layer of(String name, ErrorCurve curve) {
      return new Layer(name, curve, 1);
    }
  }

  /**
   * A choice for every layer.
   *
   * @param chains one for each layer, in their order
   * @param parameters weights of all chains
   * @param cost what the objective measures
   */
  public record Plan(List<ScoredChain> chains, long parameters, double cost) {}

  /**
   * Choices for the first layers that no other beats in size and cost; {@code before} is null for
   * none.
   */
  private record State(long parameters, double cost, State before, ScoredChain last) {}

  /**
   * Distributes the parameters.
   *
   * @param maxParameters most weights of all chains together
   * @throws FactorizeException if even the smallest chains have more; the message says how many
   */
  public static Plan distribute(List<Layer> layers, long maxParameters, Objective objective) {
    long[] fewestFrom = fewestFrom(layers);
    if (fewestFrom[0] > maxParameters) {
      throw new FactorizeException(
          "no chains for the "
              + layers.size()
              + " layers have "
              + maxParameters
              + " parameters or fewer together; the smallest have "
              + fewestFrom[0]);
    }
    List<State> states = Collections.singletonList(new State(0, 0, null, null));
    for (int l = 0; l < layers.size(); l++) {
      long room = maxParameters - fewestFrom[l + 1];
      states = undominated(extended(states, layers.get(l), room, objective));
    }
    return plan(states.get(states.size() - 1));
  }

  /** Fewest parameters of all layers from each one on. */
  private static long[] fewestFrom(List<Layer> layers) {
    long[] fewest = new long[layers.size() + 1];
    for (int l = layers.size() - 1; l >= 0; l--) {
      fewest[l] = fewest[l + 1] + layers.get(l).curve().points().get(0).parameters();
    }
    return fewest;
  }

  /** Choices for one more layer; where they are many, not those that others clearly beat. */
  private static List<State> extended(
      List<State> states, Layer layer, long room, Objective objective) {
    List<ScoredChain> points = layer.curve().points();
    double[] costs =
        points.stream()
            .mapToDouble(point -> layer.weight() * objective.cost(point.relativeError()))
            .toArray();
    if ((long) states.size() * costs.length > MOST_SORTED) {
      return leastOfSizes(states, points, costs, room);
    }
    List<State> all = new ArrayList<>();
    for (State state : states) {
      for (int p = 0; p < costs.length && fits(state, points.get(p), room); p++) {
        all.add(extended(state, points.get(p), costs[p]));
      }
    }
    return all;
  }

  /**
   * The choice of least cost in each of many equal steps of size, and the smallest of all.
   *
   * @param states by size
   * @param points by size
   */
  private static List<State> leastOfSizes(
      List<State> states, List<ScoredChain> points, double[] costs, long room) {
    State[] least = new State[MOST_STATES];
    for (State state : states) {
      for (int p = 0; p < costs.length && fits(state, points.get(p), room); p++) {
        long parameters = state.parameters() + points.get(p).parameters();
        int step = (int) ((double) parameters / room * (MOST_STATES - 1));
        if (isBetter(parameters, state.cost() + costs[p], least[step])) {
          least[step] = extended(state, points.get(p), costs[p]);
        }
      }
    }
    List<State> all = new ArrayList<>();
    all.add(extended(states.get(0), points.get(0), costs[0]));
    Arrays.stream(least).filter(Objects::nonNull).forEach(all::add);
    return all;
  }

  private static State extended(State state, ScoredChain point, double cost) {
    return new State(state.parameters() + point.parameters(), state.cost() + cost, state, point);
  }

  private static boolean fits(State state, ScoredChain point, long room) {
    return state.parameters() + point.parameters() <= room;
  }

  private static boolean isBetter(long parameters, double cost, State other) {
    return other == null
        || cost < other.cost()
        || (cost == other.cost() && parameters < other.parameters());
  }

  private static List<State> undominated(List<State> all) {
    all.sort(Comparator.comparingLong(State::parameters).thenComparingDouble(State::cost));
    List<State> front = new ArrayList<>();
    for (State state : all) {
      if (front.isEmpty() || state.cost() < front.get(front.size() - 1).cost()) {
        front.add(state);
      }
    }
    return front;
  }

  private static Plan plan(State end) {
    List<ScoredChain> chains = new ArrayList<>();
    for (State state = end; state.before() != null; state = state.before()) {
      chains.add(state.last());
    }
    Collections.reverse(chains);
    return new Plan(
        Collections.unmodifiableList(new ArrayList<>(chains)), end.parameters(), end.cost());
  }
}
