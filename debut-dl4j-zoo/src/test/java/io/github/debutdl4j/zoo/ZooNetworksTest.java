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
package io.github.debutdl4j.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.convert.ConversionResult;
import io.github.debutdl4j.convert.ConvertOptions;
import io.github.debutdl4j.convert.DeButConverter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.memory.MemoryUseMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;

/** What holds for every network of the zoo, on narrow instances. */
class ZooNetworksTest {

  static List<AllDeButModel> models() {
    return SmallInstances.all(DataType.FLOAT, new Adam(3e-3));
  }

  @ParameterizedTest
  @MethodSource("models")
  void givesOneProbabilityPerClass(AllDeButModel model) {
    INDArray answers = model.init().outputSingle(false, features(model));

    assertThat(answers.shape()).containsExactly(3, SmallInstances.CLASSES);
    assertThat(answers.sum(1).sub(1).amaxNumber().doubleValue()).isLessThan(1e-5);
  }

  @ParameterizedTest
  @MethodSource("models")
  void theTwinHasTheSameLayersAndMoreParameters(AllDeButModel model) {
    Set<String> twin = model.denseConf().getVertices().keySet();

    assertThat(model.conf().getVertices().keySet())
        .filteredOn(name -> !name.endsWith("_debut"))
        .containsExactlyElementsOf(twin);
    assertThat(TrainableParameters.count(model.conf()))
        .isLessThan(TrainableParameters.count(model.denseConf()));
  }

  @Test
  void batchNormalisationDecaysAsTheBuilderSays() {
    AllDeButPointNet.Builder builder = AllDeButPointNet.builder();

    assertThat(decays(builder.build())).containsOnly(0.9);
    assertThat(decays(builder.batchNormDecay(0.99).build())).containsOnly(0.99);
    assertThatThrownBy(() -> builder.batchNormDecay(1)).hasMessageContaining("got 1.0");
  }

  private static Set<Double> decays(AllDeButModel model) {
    return model.conf().getVertices().values().stream()
        .filter(LayerVertex.class::isInstance)
        .map(vertex -> ((LayerVertex) vertex).getLayerConf().getLayer())
        .filter(BatchNormalization.class::isInstance)
        .map(layer -> ((BatchNormalization) layer).getDecay())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("models")
  void memorisesThirtyTwoExamples(AllDeButModel model) {
    DataSet data = SmallInstances.examples(model, DataType.FLOAT, 32);
    ComputationGraph net = model.init();

    double accuracy = 0;
    for (int step = 0; step < 400 && accuracy <= 0.95; step++) {
      net.fit(data);
      if (step % 20 == 19) {
        accuracy =
            net.outputSingle(false, data.getFeatures())
                .argMax(1)
                .eq(data.getLabels().argMax(1))
                .castTo(DataType.FLOAT)
                .meanNumber()
                .doubleValue();
      }
    }

    assertThat(accuracy).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @MethodSource("models")
  void configurationComesBackFromJson(AllDeButModel model) {
    assertThat(ComputationGraphConfiguration.fromJson(model.conf().toJson()))
        .isEqualTo(model.conf());
  }

  @ParameterizedTest
  @MethodSource("models")
  void comesBackFromAZip(AllDeButModel model) throws IOException {
    ComputationGraph net = model.init();
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    ModelSerializer.writeModel(net, zip, true);

    ComputationGraph restored =
        ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(zip.toByteArray()), true);

    assertThat(restored.outputSingle(false, features(model)))
        .isEqualTo(net.outputSingle(false, features(model)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void theTwinConvertsIntoANetworkWithoutDenseLayers(AllDeButModel model) {
    ConversionResult<ComputationGraph> result =
        DeButConverter.convert(model.initDense(), ConvertOptions.defaults());

    assertThat(result.report().linearLayersLeft()).isZero();
    assertThat(result.network().outputSingle(false, features(model)).shape())
        .containsExactly(3, SmallInstances.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("models")
  void tellsItsMemory(AllDeButModel model) {
    int[] shape = model.inputShape();

    InputType images = InputType.convolutional(shape[1], shape[2], shape[0]);

    assertThat(
            model
                .conf()
                .getMemoryReport(images)
                .getTotalMemoryBytes(32, MemoryUseMode.TRAINING, CacheMode.NONE))
        .isPositive();
  }

  private static INDArray features(AllDeButModel model) {
    return SmallInstances.examples(model, DataType.FLOAT, 3).getFeatures();
  }
}
