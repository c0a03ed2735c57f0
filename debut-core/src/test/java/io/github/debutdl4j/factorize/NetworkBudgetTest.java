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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.factorize.NetworkBudget.Layer;
import io.github.debutdl4j.factorize.NetworkBudget.Objective;
import io.github.debutdl4j.factorize.NetworkBudget.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NetworkBudgetTest {

  @Property(tries = 200)
  void choosesAsWellAsBruteForce(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int count) {
    Random random = new Random(seed);
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < count; l++) {
      layers.add(new Layer("layer " + l, randomCurve(random), random.nextDouble()));
    }
    long fewest = layers.stream().mapToLong(l -> l.curve().points().get(0).parameters()).sum();
    long budget = fewest + random.nextInt(200);

    Plan plan = NetworkBudget.distribute(layers, budget, Objective.ERROR);

    assertThat(plan.parameters()).isLessThanOrEqualTo(budget);
    assertThat(plan.parameters())
        .isEqualTo(plan.chains().stream().mapToLong(ScoredChain::parameters).sum());
    assertThat(plan.cost()).isCloseTo(leastError(layers, 0, budget), within(1e-12));
  }

  @Test
  void staysNearTheOptimumWhereThereAreTooManyChoicesToKeepAll() {
    Random random = new Random(1);
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < 12; l++) {
      ErrorCurve curve = smoothCurve(100_000 + random.nextInt(1_000_000));
      layers.add(Layer.of("layer " + l, curve));
    }

    Plan plan = NetworkBudget.distribute(layers, 700_000, Objective.SIGNAL);

    assertThat(plan.parameters()).isBetween(690_000L, 700_000L);
    double smallerBudget = NetworkBudget.distribute(layers, 650_000, Objective.SIGNAL).cost();
    assertThat(plan.cost()).isLessThan(smallerBudget);
  }

  @Test
  void reducesNoLayerTooFarWhenTheGoalIsTheSignal() {
    ErrorCurve large = curve(point(10, 0.999), point(500, 0.9), point(5000, 0.5));
    ErrorCurve small = curve(point(10, 0.9), point(500, 0.3));
    List<Layer> layers = List.of(Layer.of("large", large), Layer.of("small", small));

    Plan byError = NetworkBudget.distribute(layers, 510, Objective.ERROR);
    Plan bySignal = NetworkBudget.distribute(layers, 510, Objective.SIGNAL);

    assertThat(byError.chains().get(0).parameters()).isEqualTo(10);
    assertThat(bySignal.chains().get(0).parameters()).isEqualTo(500);
  }

  @Test
  void namesTheSmallestPossibleTotal() {
    List<Layer> layers =
        List.of(Layer.of("a", curve(point(10, 0.5))), Layer.of("b", curve(point(20, 0.5))));

    assertThatThrownBy(() -> NetworkBudget.distribute(layers, 29, Objective.ERROR))
        .isInstanceOf(FactorizeException.class)
        .hasMessage(
            "no chains for the 2 layers have 29 parameters or fewer together; the smallest have"
                + " 30");
  }

  @Test
  void refusesANegativeWeight() {
    assertThatThrownBy(() -> new Layer("fc1", curve(point(10, 0.5)), -1))
        .hasMessage("layer 'fc1' has weight -1.0; expected 0 or more");
  }

  private static double leastError(List<Layer> layers, int from, long room) {
    if (from == layers.size()) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (ScoredChain point : layers.get(from).curve().points()) {
      if (point.parameters() <= room) {
        double rest = leastError(layers, from + 1, room - point.parameters());
        double error = point.relativeError();
        least = Math.min(least, layers.get(from).weight() * error * error + rest);
      }
    }
    return least;
  }

  private static ErrorCurve randomCurve(Random random) {
    List<ScoredChain> points = new ArrayList<>();
    long parameters = 1 + random.nextInt(30);
    double error = 1;
    for (int p = 0; p < 1 + random.nextInt(6); p++) {
      points.add(point(parameters, error));
      parameters += 1 + random.nextInt(40);
      error *= random.nextDouble();
    }
    return new ErrorCurve(10, 10, points);
  }

  private static ErrorCurve smoothCurve(int dense) {
    List<ScoredChain> points = new ArrayList<>();
    for (int p = 1; p <= 60; p++) {
      long parameters = (long) (dense * Math.pow(p / 60.0, 2.5)) + 50;
      points.add(point(parameters, Math.sqrt(1 - p / 61.0)));
    }
    return new ErrorCurve(10, 10, points);
  }

  private static ErrorCurve curve(ScoredChain... points) {
    return new ErrorCurve(10, 10, List.of(points));
  }

  private static ScoredChain point(long parameters, double error) {
    return new ScoredChain(DeButChain.dense(10, 10), parameters, error);
  }
}
