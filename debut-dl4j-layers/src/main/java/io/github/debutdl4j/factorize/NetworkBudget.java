package io.github.debutdl4j.factorize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Distributes the parameters of a whole network over its layers so that the weighted sum of their
 * squared relative errors is least: a knapsack over the layers' error curves.
 *
 * <p>Layer by layer, keeps every partial choice that no other beats in both size and error. That is
 * exact up to some thousand partial choices; beyond, those of nearly the same size are thinned to
 * the one of least error.
 */
public final class NetworkBudget {

  private static final int MOST_STATES = 6000;

  private NetworkBudget() {}

  /**
   * One layer of the network.
   *
   * @param name what errors call it
   * @param curve the chains to choose from
   * @param weight what a squared relative error of this layer counts
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
   * @param squaredError weighted sum of squared relative errors
   */
  public record Plan(List<ScoredChain> chains, long parameters, double squaredError) {}

  /** Choices for the first layers that no other beats; {@code before} is null for none. */
  private record State(long parameters, double squaredError, State before, ScoredChain last) {}

  /**
   * Distributes.
   *
   * @param maxParameters most weights of all chains together
   * @throws FactorizeException if even the smallest chains have more; the message says how many
   */
  public static Plan distribute(List<Layer> layers, long maxParameters) {
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
    List<State> states = List.of(new State(0, 0, null, null));
    for (int l = 0; l < layers.size(); l++) {
      long room = maxParameters - fewestFrom[l + 1];
      states = thinned(undominated(extended(states, layers.get(l), room)), room);
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

  private static List<State> extended(List<State> states, Layer layer, long room) {
    List<State> all = new ArrayList<>();
    for (State state : states) {
      for (ScoredChain point : layer.curve().points()) {
        long parameters = state.parameters() + point.parameters();
        if (parameters > room) {
          break;
        }
        double error = point.relativeError();
        double squaredError = state.squaredError() + layer.weight() * error * error;
        all.add(new State(parameters, squaredError, state, point));
      }
    }
    return all;
  }

  private static List<State> undominated(List<State> all) {
    all.sort(Comparator.comparingLong(State::parameters).thenComparingDouble(State::squaredError));
    List<State> front = new ArrayList<>();
    for (State state : all) {
      if (front.isEmpty() || state.squaredError() < front.get(front.size() - 1).squaredError()) {
        front.add(state);
      }
    }
    return front;
  }

  /** One state, the best, for each of many equal steps of size; the smallest always stays. */
  private static List<State> thinned(List<State> front, long room) {
    if (front.size() <= MOST_STATES) {
      return front;
    }
    State[] best = new State[MOST_STATES];
    for (State state : front) {
      best[(int) ((double) state.parameters() / room * (MOST_STATES - 1))] = state;
    }
    List<State> some = new ArrayList<>();
    some.add(front.get(0));
    Arrays.stream(best).filter(state -> state != null && state != front.get(0)).forEach(some::add);
    return some;
  }

  private static Plan plan(State end) {
    List<ScoredChain> chains = new ArrayList<>();
    for (State state = end; state.before() != null; state = state.before()) {
      chains.add(state.last());
    }
    Collections.reverse(chains);
    return new Plan(List.copyOf(chains), end.parameters(), end.squaredError());
  }
}
