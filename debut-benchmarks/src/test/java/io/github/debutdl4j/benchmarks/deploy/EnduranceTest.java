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

import io.github.debutdl4j.benchmarks.measure.Comparison;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnduranceTest {

  @Test
  void aShortRunLeavesTheHeapAsItWas() {
    Comparison comparison =
        new Endurance(List.of(DeployedNetwork.LENET), 2, 0.01, step -> {}).run();

    Map<?, ?> figures = (Map<?, ?>) comparison.json().get("lenet");
    assertThat((Long) figures.get("calls")).isPositive();
    assertThat((Long) figures.get("residentBytesStart")).isPositive();
    long growth = (Long) figures.get("heapBytesEnd") - (Long) figures.get("heapBytesStart");
    assertThat(growth).isLessThan(500_000);
  }
}
