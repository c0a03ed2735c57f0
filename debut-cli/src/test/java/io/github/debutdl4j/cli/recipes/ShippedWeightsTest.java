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
package io.github.debutdl4j.cli.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.zoo.PretrainedWeights;
import java.io.IOException;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.zoo.PretrainedType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedWeightsTest {

  /** One digit may be classified differently if another processor adds in another order. */
  private static final double A_DIGIT = 1.01e-4;

  @ParameterizedTest
  @ValueSource(strings = {"lenet", "vgglike", "pointnet", "rowlstm"})
  void weightsAreAsAccurateAsTheirCardSays(String network) throws IOException {
    Recipe recipe = Recipes.of(network).orElseThrow();
    PretrainedWeights weights = recipe.model().pretrained(PretrainedType.MNIST).orElseThrow();
    ComputationGraph net = recipe.model().initPretrained();

    RecipeTraining.Result result = new RecipeTraining(recipe).evaluate(net, done -> {});

    assertThat(result.examples()).isEqualTo(10_000);
    assertThat(result.accuracy()).isCloseTo(weights.accuracy(), within(A_DIGIT));
  }
}
