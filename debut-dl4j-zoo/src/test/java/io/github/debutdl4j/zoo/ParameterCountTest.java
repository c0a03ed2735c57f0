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

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The counts that the papers and their code give, to the last parameter. */
class ParameterCountTest {

  @Test
  void denseTwinsHaveThePublishedCounts() {
    assertThat(dense(AllDeButLeNet.builder().build())).isEqualTo(61_482);
    assertThat(dense(AllDeButVggLike.builder().build())).isEqualTo(390_410);
    assertThat(dense(AllDeButVGG16.builder().build())).isEqualTo(14_774_436);
    assertThat(dense(AllDeButResNet110.builder().build())).isEqualTo(1_736_564);
    assertThat(dense(AllDeButResNet20.builder().build())).isEqualTo(272_186);
    assertThat(dense(AllDeButResNet50.builder().build())).isEqualTo(25_557_032);
    assertThat(dense(AllDeButPointNet.builder().build())).isEqualTo(3_471_473);
    assertThat(dense(AllDeButRowLstm.builder().build())).isEqualTo(81_674);
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLISHED, 10186",
    "PUBLISHED_CONV2, 60842",
    "PUBLISHED_FC1, 17962",
    "ALL, 9724",
    "FITTED, 10182",
  })
  void leNet(AllDeButLeNet.Variant variant, long parameters) {
    assertThat(deBut(AllDeButLeNet.builder().variant(variant).build())).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource({"3, 42762", "4, 35594", "5, 33802", "6, 34698"})
  void vggLikeByLevel(int level, long parameters) {
    assertThat(deBut(AllDeButVggLike.builder().level(level).build())).isEqualTo(parameters);
  }

  @Test
  void rowLstm() {
    assertThat(deBut(AllDeButRowLstm.builder().build())).isEqualTo(12_074);
  }

  @ParameterizedTest
  @CsvSource({"MONO, 563416", "BULGING, 1326264"})
  void vgg16(AllDeButVGG16.Variant variant, long parameters) {
    assertThat(deBut(AllDeButVGG16.builder().variant(variant).build())).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLISHED_BIG, 399840",
    "PUBLISHED_SMALL, 140896",
    "BIG, 399840",
    "SMALL, 140896",
  })
  void resNet110(AllDeButResNet110.Variant variant, long parameters) {
    assertThat(deBut(AllDeButResNet110.builder().variant(variant).build())).isEqualTo(parameters);
  }

  @Test
  void resNet20() {
    assertThat(deBut(AllDeButResNet20.builder().build())).isEqualTo(80_930);
  }

  @Test
  void resNet50WithThePublishedNineLayersAndWithAll() {
    assertThat(
            deBut(AllDeButResNet50.builder().variant(AllDeButResNet50.Variant.PUBLISHED).build()))
        .isEqualTo(13_392_936);
    assertThat(deBut(AllDeButResNet50.builder().build())).isEqualTo(1_468_424);
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLISHED_BIG, 225485",
    "PUBLISHED_SMALL, 173005",
    "BIG, 223181",
    "SMALL, 173005",
  })
  void pointNet(AllDeButPointNet.Variant variant, long parameters) {
    assertThat(deBut(AllDeButPointNet.builder().variant(variant).build())).isEqualTo(parameters);
  }

  @Test
  void runningStatisticsAreNotCounted() {
    ComputationGraph net = AllDeButPointNet.builder().narrowedBy(16).build().initDense();
    long statistics =
        net.paramTable().entrySet().stream()
            .filter(e -> e.getKey().endsWith("_mean") || e.getKey().endsWith("_log10stdev"))
            .mapToLong(e -> e.getValue().length())
            .sum();

    assertThat(TrainableParameters.count(net)).isEqualTo(net.numParams() - statistics);
  }

  private static long dense(AllDeButModel model) {
    return TrainableParameters.count(model.denseConf());
  }

  private static long deBut(AllDeButModel model) {
    return TrainableParameters.count(model.conf());
  }
}
