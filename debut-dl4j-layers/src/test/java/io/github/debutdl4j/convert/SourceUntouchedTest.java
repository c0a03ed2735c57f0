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

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Converting a network, and training the result, does not change the source. */
class SourceUntouchedTest {

  @Test
  void multiLayerNetworkKeepsParametersUpdaterAndConfiguration() {
    MultiLayerNetwork source = SampleNetworks.convolutional(CNN2DFormat.NCHW);
    DataSet data =
        new DataSet(SampleNetworks.values(1, 4, 2, 8, 8), SampleNetworks.classes(2, 4, 4));
    source.fit(data);
    INDArray params = source.params().dup();
    INDArray updater = source.getUpdater().getStateViewArray().dup();
    String json = source.getLayerWiseConfigurations().toJson();

    DeButConverter.convert(source, SampleNetworks.HALF).network().fit(data);

    assertThat(source.params()).isEqualTo(params);
    assertThat(source.getUpdater().getStateViewArray()).isEqualTo(updater);
    assertThat(source.getLayerWiseConfigurations().toJson()).isEqualTo(json);
  }

  @Test
  void graphKeepsParametersUpdaterAndConfiguration() {
    ComputationGraph source = SampleNetworks.twoHeaded();
    MultiDataSet data =
        new MultiDataSet(
            new INDArray[] {SampleNetworks.values(3, 6, 12)},
            new INDArray[] {SampleNetworks.classes(4, 6, 4), SampleNetworks.values(5, 6, 2)});
    source.fit(data);
    INDArray params = source.params().dup();
    INDArray updater = source.getUpdater().getStateViewArray().dup();
    String json = source.getConfiguration().toJson();

    DeButConverter.convert(source, SampleNetworks.HALF).network().fit(data);

    assertThat(source.params()).isEqualTo(params);
    assertThat(source.getUpdater().getStateViewArray()).isEqualTo(updater);
    assertThat(source.getConfiguration().toJson()).isEqualTo(json);
  }

  @Test
  void networkThatWasNeverTrainedGetsNoUpdaterFromBeingConverted() {
    ComputationGraph source = SampleNetworks.twoHeaded();
    DeButConverter.convert(source, SampleNetworks.HALF);

    assertThat(source.getUpdater(false)).isNull();
  }

  @Test
  void conversionDrawsNoRandomNumbers() {
    MultiLayerNetwork source = SampleNetworks.perceptron();
    Nd4j.getRandom().setSeed(99);
    double expected = Nd4j.getRandom().nextDouble();
    Nd4j.getRandom().setSeed(99);
    DeButConverter.convert(source, SampleNetworks.HALF);

    assertThat(Nd4j.getRandom().nextDouble()).isEqualTo(expected);
  }

  @Test
  void sameNetworkAndOptionsGiveSameBytesForAnyNumberOfThreads() {
    MultiLayerNetwork source = SampleNetworks.convolutional(CNN2DFormat.NCHW);
    INDArray one =
        DeButConverter.convert(source, SampleNetworks.half().threads(1).build()).network().params();
    INDArray four =
        DeButConverter.convert(source, SampleNetworks.half().threads(4).build()).network().params();

    assertThat(four.data().asBytes()).isEqualTo(one.data().asBytes());
  }
}
