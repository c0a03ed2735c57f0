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

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.zoo.PretrainedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class PretrainedWeightsTest {

  private static final long SIX_MEGABYTES = 6_000_000;

  static List<TrainedEntry> allWeights() {
    return TrainedEntry.all();
  }

  @ParameterizedTest
  @MethodSource("allWeights")
  void comeFromTheJarAndFitTheModel(TrainedEntry trained) throws IOException {
    ComputationGraph net = trained.network();

    assertThat(TrainableParameters.count(net)).isEqualTo(trained.entry().parameters());
    assertThat(net.paramTable().keySet()).isEqualTo(trained.model().init().paramTable().keySet());
    for (Map.Entry<String, INDArray> p : net.paramTable().entrySet()) {
      assertThat(p.getValue().isNaN().any()).as(p.getKey()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("allWeights")
  void thoseOfDataThatDl4jNamesAreFoundByItsName(TrainedEntry trained) {
    boolean ofDigits = trained.data() == TrainingData.MNIST;
    String url = trained.model().pretrainedUrl(PretrainedType.MNIST);

    assertThat(url != null && url.endsWith("/" + trained.weights().file())).isEqualTo(ofDigits);
  }

  @ParameterizedTest
  @MethodSource("allWeights")
  void aCorruptedResourceIsRefusedByName(TrainedEntry trained) throws IOException {
    PretrainedWeights weights = trained.weights();
    byte[] bytes = read(weights);
    bytes[bytes.length / 2] ^= 1;

    assertThatThrownBy(() -> weights.restore(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(weights.file())
        .hasMessageContaining("corrupted");
  }

  @Test
  void allTogetherStayBelowSixMegabytes() throws IOException {
    long sum = 0;
    for (TrainedEntry trained : allWeights()) {
      sum += read(trained.weights()).length;
    }
    assertThat(sum).isBetween(1L, SIX_MEGABYTES);
  }

  @Test
  void modelsWithoutWeightsSaySo() {
    AllDeButVGG16 model = AllDeButVGG16.builder().build();

    assertThat(model.pretrainedAvailable(PretrainedType.MNIST)).isFalse();
    assertThatThrownBy(model::initPretrained)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("alldebutvgg16");
  }

  @Test
  void modelsWithoutWeightsForDigitsSayWhichTheyHave() {
    AllDeButResNet20 model = AllDeButResNet20.builder().build();

    assertThat(model.pretrainedAvailable(PretrainedType.MNIST)).isFalse();
    assertThatThrownBy(model::initPretrained)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("no MNIST weights for alldebutresnet20 SHARE_30")
        .hasMessageContaining("those that there are: [FASHION_MNIST]");
  }

  private static byte[] read(PretrainedWeights weights) throws IOException {
    try (InputStream in = weights.url().openStream()) {
      return in.readAllBytes();
    }
  }
}
