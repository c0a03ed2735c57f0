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
package io.github.debutdl4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ZooBenchmarkTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void answersOfTheNetworkOrItsTwinAreTimed(boolean deBut) {
    ZooBenchmark benchmark = new ZooBenchmark();
    benchmark.network = "lenet";
    benchmark.deBut = deBut;
    benchmark.minibatch = 2;
    benchmark.prepare();

    INDArray answers = (INDArray) benchmark.output();

    assertThat(answers.shape()).containsExactly(2, 10);
  }
}
