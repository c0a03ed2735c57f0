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
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.layer.RestartedUpdater;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** The first steps after a conversion are as long as those of a network that was never trained. */
class FirstStepsTest {

  private static final double RATE = 1e-3;
  private static final int TRAINED = 500;
  private static final DataSet DATA =
      new DataSet(SampleNetworks.values(1, 6, 12), SampleNetworks.classes(2, 6, 4));

  static Stream<IUpdater> counting() {
    return Stream.of(new Adam(RATE), new AdaMax(RATE), new AMSGrad(RATE), new Nadam(RATE));
  }

  @ParameterizedTest
  @MethodSource("counting")
  void newFactorsMoveAsTheyWouldFromTheStart(IUpdater updater) {
    MultiLayerNetwork source = network(updater, false);
    MultiLayerNetwork fromStart = convert(source);
    source.setIterationCount(TRAINED);
    MultiLayerNetwork trained = convert(source);
    for (int step = 0; step < 20; step++) {
      Map<String, INDArray> expected = step(fromStart);
      Map<String, INDArray> actual = step(trained);
      expected.forEach(
          (key, moved) ->
              assertThat(actual.get(key).sub(moved).amaxNumber().doubleValue()).isLessThan(1e-12));
    }
  }

  @Test
  void keptBiasesAndOtherUpdatersStay() {
    MultiLayerNetwork source = network(new Adam(RATE), true);
    source.setIterationCount(TRAINED);
    DenseLayer before = (DenseLayer) source.getLayer(0).conf().getLayer();
    MultiLayerNetwork converted = convert(source);
    var layer =
        (org.deeplearning4j.nn.conf.layers.BaseLayer) converted.getLayer(0).conf().getLayer();

    assertThat(layer.getIUpdater()).isEqualTo(new RestartedUpdater(new Adam(RATE), TRAINED));
    assertThat(layer.getBiasUpdater()).isEqualTo(before.getIUpdater());
    MultiLayerNetwork momentum = network(new Nesterovs(RATE), true);
    momentum.setIterationCount(TRAINED);
    layer =
        (org.deeplearning4j.nn.conf.layers.BaseLayer)
            convert(momentum).getLayer(0).conf().getLayer();
    assertThat(layer.getIUpdater()).isEqualTo(new Nesterovs(RATE));
  }

  @Test
  void schedulesRatesAndSavedNetworksGoOn() {
    MapSchedule schedule =
        new MapSchedule.Builder(ScheduleType.ITERATION).add(0, 0.1).add(TRAINED, RATE).build();
    MultiLayerNetwork source = network(new Adam(schedule), false);
    source.setIterationCount(TRAINED);
    MultiLayerNetwork converted = convert(source);

    assertThat(converted.getLearningRate(0)).isCloseTo(RATE, within(1e-12));
    step(converted)
        .forEach(
            (key, moved) -> assertThat(moved.amaxNumber().doubleValue()).isLessThan(RATE * 1.01));
    MultiLayerConfiguration configuration = converted.getLayerWiseConfigurations();
    assertThat(MultiLayerConfiguration.fromJson(configuration.toJson())).isEqualTo(configuration);
    converted.setLearningRate(RATE / 10);
    step(converted)
        .forEach(
            (key, moved) ->
                assertThat(moved.amaxNumber().doubleValue()).isLessThan(RATE / 10 * 1.2));
  }

  /** How far each parameter moves in one step. */
  private static Map<String, INDArray> step(MultiLayerNetwork network) {
    Map<String, INDArray> moved = new HashMap<>();
    network.paramTable().forEach((key, values) -> moved.put(key, values.dup()));
    network.fit(DATA);
    network.paramTable().forEach((key, values) -> moved.get(key).subi(values));
    return moved;
  }

  private static MultiLayerNetwork convert(MultiLayerNetwork source) {
    return DeButConverter.convert(source, SampleNetworks.HALF).network();
  }

  private static MultiLayerNetwork network(IUpdater updater, boolean bias) {
    return SampleNetworks.start(
        new MultiLayerNetwork(
            SampleNetworks.settings()
                .updater(updater)
                .l2(0)
                .list()
                .layer(new DenseLayer.Builder().nIn(12).nOut(16).hasBias(bias).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(16)
                        .nOut(4)
                        .hasBias(bias)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build()));
  }
}
