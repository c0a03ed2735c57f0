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
package io.github.debutdl4j.benchmarks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.zoo.ZooCatalogue;
import io.github.debutdl4j.zoo.ZooEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParityComparisonTest {

  private static final List<String> EXACT =
      List.of("runtime f32", "ONNX fast", "ONNX small", "ONNX dense");

  @Test
  void trainedLeNetAnswersAsInDl4jInEveryForm() {
    Map<String, Object> report = new ParityComparison(500, step -> {}).run("lenet").json();

    for (String form : EXACT) {
      Map<?, ?> figures = (Map<?, ?>) report.get(form);
      assertThat((double) figures.get("error")).as(form).isLessThan(1e-5);
      assertThat(figures.get("differentClasses")).as(form).isEqualTo(0);
      assertThat(figures.get("accuracy")).as(form).isEqualTo(report.get("dl4jAccuracy"));
    }
    Map<?, ?> small = (Map<?, ?>) report.get("runtime i8");
    assertThat((double) small.get("accuracy"))
        .isGreaterThan((double) report.get("dl4jAccuracy") - 0.01);
    assertThat((double) small.get("error")).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"pointnet, PUBLISHED_BIG", "rowlstm, SHARE_15"})
  void untrainedNetworkAnswersAsInDl4jInEveryForm(String network, String variant) {
    ZooEntry entry =
        ZooCatalogue.entries().stream()
            .filter(each -> each.name().equals(network) && each.variant().equals(variant))
            .findFirst()
            .orElseThrow();

    Map<String, Object> report = new ParityComparison(500, step -> {}).run(entry).json();

    for (String form : EXACT) {
      assertThat((double) ((Map<?, ?>) report.get(form)).get("error")).as(form).isLessThan(1e-5);
    }
  }

  @Test
  void countsWhatDiffers() {
    Agreement agreement = new Agreement(2);

    agreement.add(new float[] {1, 4, 3, 1}, new float[] {1, 4, 1, 2}, new int[] {1, 0});

    assertThat(agreement.error()).isEqualTo(0.5);
    assertThat(agreement.differentClasses()).isEqualTo(1);
    assertThat(agreement.accuracy()).isEqualTo(0.5);
  }
}
