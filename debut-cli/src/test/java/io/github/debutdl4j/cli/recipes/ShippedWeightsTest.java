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

import io.github.debutdl4j.export.DeButExporter;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.runtime.Session;
import io.github.debutdl4j.runtime.SessionOptions;
import io.github.debutdl4j.zoo.PretrainedWeights;
import java.io.IOException;
import java.util.Arrays;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.zoo.PretrainedType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The weights in the jar are as accurate as their cards say, in the runtime and in DL4J. */
class ShippedWeightsTest {

  /** One digit may be classified differently if another processor adds in another order. */
  private static final double A_DIGIT = 1.01e-4;

  private static final int MINIBATCH = 100;

  /** DL4J needs most of a minute for PointNet's 10,000 digits; these show that it agrees. */
  private static final int DIGITS_IN_DL4J = 1_000;

  @ParameterizedTest
  @ValueSource(strings = {"lenet", "vgglike", "pointnet", "rowlstm"})
  void weightsAreAsAccurateAsTheirCardSays(String network) throws IOException {
    Recipe recipe = Recipes.of(network).orElseThrow();
    PretrainedWeights weights = recipe.model().pretrained(PretrainedType.MNIST).orElseThrow();
    ComputationGraph net = recipe.model().initPretrained();
    assertThat(recipe.testExamples()).isEqualTo(10_000);

    int right = 0;
    try (Session session = session(net, recipe.testFeatures(0, 1))) {
      for (int from = 0; from < recipe.testExamples(); from += MINIBATCH) {
        INDArray features = recipe.testFeatures(from, from + MINIBATCH);
        int[] classes = classes(session, features);
        if (from < DIGITS_IN_DL4J) {
          assertThat(net.outputSingle(false, features).argMax(1).toIntVector()).isEqualTo(classes);
        }
        for (int i = 0; i < MINIBATCH; i++) {
          right += classes[i] == recipe.testLabel(from + i) ? 1 : 0;
        }
      }
    }

    assertThat(right / 10_000.0).isCloseTo(weights.accuracy(), within(A_DIGIT));
  }

  private static Session session(ComputationGraph net, INDArray example) {
    int[] shape = Arrays.stream(example.shape()).skip(1).mapToInt(Math::toIntExact).toArray();
    ExportOptions options = ExportOptions.builder().inputShape(shape).build();
    return DeButExporter.runtime(net, options)
        .model()
        .newSession(SessionOptions.defaults().withBatch(MINIBATCH));
  }

  private static int[] classes(Session session, INDArray features) {
    float[] outputs = new float[MINIBATCH * 10];
    session.run(features.dup('c').data().asFloat(), outputs);
    return Nd4j.create(outputs, new long[] {MINIBATCH, 10}, 'c').argMax(1).toIntVector();
  }
}
