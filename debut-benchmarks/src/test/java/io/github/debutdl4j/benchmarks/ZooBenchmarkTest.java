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
