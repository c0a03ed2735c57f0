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
package io.github.debutdl4j.goal;

import java.util.Objects;
import java.util.Optional;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/**
 * What a compressed network must achieve: at most a number of parameters, at most a loss of
 * accuracy, at most a latency, or several of these together.
 *
 * <p>Immutable, but for the position of the iterator over validation data.
 */
public final class Goal {

  /** A limit on the parameters; the share is NaN where a number is given. */
  private record Size(long parameters, double share) {}

  /**
   * A limit on the loss of accuracy.
   *
   * @param points percentage points
   * @param validation labelled examples that neither network was trained on
   */
  record AccuracyDrop(double points, DataSetIterator validation) {}

  /**
   * A limit on the latency.
   *
   * @param milliseconds for one call
   * @param minibatch examples in a call
   */
  record Latency(double milliseconds, int minibatch) {}

  private final Size size;
  private final AccuracyDrop accuracyDrop;
  private final Latency latency;

  private Goal(Size size, AccuracyDrop accuracyDrop, Latency latency) {
    this.size = size;
    this.accuracyDrop = accuracyDrop;
    this.latency = latency;
  }

  /** At most this number of parameters, biases and layers left alone included. */
  public static Goal parameters(long most) {
    if (most < 1) {
      throw new GoalException("a goal of " + most + " parameters; expected 1 or more");
    }
    return new Goal(new Size(most, Double.NaN), null, null);
  }

  /** At most this share of the dense network's parameters, above 0 and at most 1. */
  public static Goal shareOfParameters(double most) {
    if (!(most > 0 && most <= 1)) {
      throw new GoalException(
          "a goal of a share of " + most + " of the parameters; expected above 0, at most 1");
    }
    return new Goal(new Size(0, most), null, null);
  }

  /**
   * An accuracy of at most some percentage points below the dense network's.
   *
   * @param points 1 allows 98 % where the dense network has 99 %; 0 or more, below 100
   * @param validationData minibatches with one-hot labels that the compression does not train on.
   *     Where the dense network has been trained on them, its accuracy on them is better than on
   *     new data, and the measured drop is larger than the real one. Must support {@code reset}
   */
  public static Goal maxAccuracyDrop(double points, DataSetIterator validationData) {
    if (!(points >= 0 && points < 100)) {
      throw new GoalException(
          "a drop in accuracy of at most " + points + " points; expected 0 or more, below 100");
    }
    Objects.requireNonNull(validationData, "validationData");
    return new Goal(null, new AccuracyDrop(points, validationData), null);
  }

  /**
   * A call of the exported network that takes at most some time on this machine, on one thread.
   *
   * @param milliseconds above 0; the median of many calls counts
   * @param minibatch examples in a call, 1 or more
   */
  public static Goal maxLatency(double milliseconds, int minibatch) {
    if (!(milliseconds > 0) || Double.isInfinite(milliseconds)) {
      throw new GoalException("a latency of " + milliseconds + " ms; expected above 0");
    }
    if (minibatch < 1) {
      throw new GoalException(
          "the latency of a minibatch of " + minibatch + "; expected 1 or more examples");
    }
    return new Goal(null, null, new Latency(milliseconds, minibatch));
  }

  /**
   * Both goals together.
   *
   * @throws GoalException if both limit the same quantity
   */
  public Goal and(Goal other) {
    return new Goal(
        either("parameters", size, other.size),
        either("accuracy", accuracyDrop, other.accuracyDrop),
        either("latency", latency, other.latency));
  }

  private static <T> T either(String quantity, T mine, T others) {
    if (mine != null && others != null) {
      throw new GoalException("both goals limit the " + quantity + "; one limit is allowed");
    }
    return mine == null ? others : mine;
  }

  /** The most parameters for a network that has this number now; empty without such a limit. */
  Optional<Long> mostParameters(long denseParameters) {
    return Optional.ofNullable(size)
        .map(
            limit ->
                limit.parameters() > 0
                    ? limit.parameters()
                    : (long) Math.floor(limit.share() * denseParameters));
  }

  Optional<AccuracyDrop> accuracyDrop() {
    return Optional.ofNullable(accuracyDrop);
  }

  Optional<Latency> latency() {
    return Optional.ofNullable(latency);
  }
}
