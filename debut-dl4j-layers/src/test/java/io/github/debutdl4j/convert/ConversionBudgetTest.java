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
package io.github.debutdl4j.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.factorize.NetworkBudget;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;

/** A budget of the whole network is kept, used, and refused where it is too small. */
class ConversionBudgetTest {

  @Test
  void networkHasAtMostItsBudgetAndErrorsFallAsItGrows() {
    MultiLayerNetwork source = SampleNetworks.convolutional(CNN2DFormat.NCHW);
    double previous = Double.POSITIVE_INFINITY;
    for (double share : new double[] {0.4, 0.6, 0.9}) {
      ConversionResult<MultiLayerNetwork> result =
          DeButConverter.convert(source, ConvertOptions.builder().budgetShare(share).build());
      double errors =
          result.report().layers().stream()
              .mapToDouble(row -> row.relativeError() * row.relativeError())
              .sum();

      assertThat(result.network().numParams())
          .isLessThanOrEqualTo((long) (share * source.numParams()));
      assertThat(result.report().linearLayersLeft()).isZero();
      assertThat(errors).isLessThan(previous);
      previous = errors;
    }
  }

  @Test
  void objectiveDecidesWhatTheDistributionMinimises() {
    MultiLayerNetwork source = SampleNetworks.convolutional(CNN2DFormat.NCHW);
    double byError = squaredErrors(source, NetworkBudget.Objective.ERROR);
    double bySignal = squaredErrors(source, NetworkBudget.Objective.SIGNAL);

    assertThat(byError).isLessThan(bySignal);
  }

  private static double squaredErrors(MultiLayerNetwork source, NetworkBudget.Objective objective) {
    return DeButConverter.plan(
            source, ConvertOptions.builder().budgetShare(0.2).budgetObjective(objective).build())
        .layers()
        .stream()
        .mapToDouble(row -> row.relativeError() * row.relativeError())
        .sum();
  }

  @Test
  void layersWithTheirOwnRulesCountTowardsTheSameBudget() {
    ComputationGraph source = SampleNetworks.twoHeaded();
    ConversionResult<ComputationGraph> result =
        DeButConverter.convert(
            source,
            ConvertOptions.builder()
                .chain("trunk", DeButChain.regular(new int[] {4, 4}, new int[] {3, 4}))
                .keepDense("value")
                .budgetParameters(224)
                .build());

    assertThat(result.network().numParams()).isLessThanOrEqualTo(224);
    assertThat(result.report().layers().get(2).parametersAfter()).isEqualTo(16 * 2 + 2);
    assertThat(result.report().layers().get(1).chainAfter()).isPresent();
  }

  @Test
  void budgetThatIsTooSmallNamesTheSmallestPossible() {
    MultiLayerNetwork source = SampleNetworks.perceptron();
    ConvertOptions options = ConvertOptions.builder().budgetParameters(60).build();

    assertThatThrownBy(() -> DeButConverter.convert(source, options))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("60 parameters is impossible")
        .message()
        .satisfies(
            message -> {
              long smallest =
                  Long.parseLong(message.replaceAll("(?s).*the smallest has (\\d+).*", "$1"));
              assertThat(
                      DeButConverter.convert(
                              source, ConvertOptions.builder().budgetParameters(smallest).build())
                          .network()
                          .numParams())
                  .isEqualTo(smallest);
            });
  }

  @Test
  void layerThatIsToShareWithoutBudgetIsAnError() {
    ConvertOptions options =
        ConvertOptions.builder().rule("first", LayerChoice.networkBudget()).build();

    assertThatThrownBy(() -> DeButConverter.plan(SampleNetworks.perceptron(), options))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("budgetShare");
  }

  @Test
  void awkwardSizesArePaddedWhereThatFitsBetter() {
    ConvertOptions.Builder options = ConvertOptions.builder().otherwise(LayerChoice.search(0.7));
    MultiLayerNetwork source = SampleNetworks.primes();
    LayerReport exact = DeButConverter.plan(source, options.padding(false).build()).layers().get(0);
    ConversionResult<MultiLayerNetwork> result =
        DeButConverter.convert(source, options.padding(true).build());
    LayerReport padded = result.report().layers().get(0);

    assertThat(exact.chainAfter().orElseThrow().outputs()).isEqualTo(7);
    assertThat(padded.chainAfter().orElseThrow().outputs()).isEqualTo(8);
    assertThat(padded.relativeError()).isLessThan(exact.relativeError());
    assertThat(result.network().numParams()).isEqualTo(result.report().parametersAfter());
    assertThat(result.network().output(SampleNetworks.values(1, 5, 12)).shape())
        .containsExactly(5, 4);
  }
}
