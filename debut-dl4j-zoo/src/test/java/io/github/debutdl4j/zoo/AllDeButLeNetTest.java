package io.github.debutdl4j.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class AllDeButLeNetTest {

  @Test
  void denseTwinHasThePaper61482Parameters() {
    ComputationGraph net = AllDeButLeNet.builder().build().initDense();

    assertThat(TrainableParameters.count(net)).isEqualTo(61_482);
    assertThat(net.output(Nd4j.zeros(DataType.FLOAT, 3, 1, 28, 28))[0].shape())
        .containsExactly(3, 10);
  }
}
