package io.github.debutdl4j.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class RowDenseTest {

  @Test
  void trainsLikeTheDenseLayerItStandsInFor() {
    ComputationGraph dense = new ComputationGraph(configuration());
    dense.init();
    ComputationGraph fast = new ComputationGraph(RowDense.swappedInto(configuration()));
    fast.init();
    fast.setParams(dense.params().dup());
    INDArray labels = Nd4j.zeros(DataType.FLOAT, 20, 3);
    for (int row = 0; row < 20; row++) {
      labels.putScalar(row, row % 3, 1);
    }
    DataSet minibatch = new DataSet(Nd4j.rand(DataType.FLOAT, 20, 5), labels);

    for (int step = 0; step < 5; step++) {
      dense.fit(minibatch);
      fast.fit(minibatch);
    }

    assertThat(fast.getLayer("wide")).isInstanceOf(RowDenseLayer.class);
    assertThat(fast.getLayer("rectified")).isNotInstanceOf(RowDenseLayer.class);
    assertThat(fast.score()).isCloseTo(dense.score(), within(1e-5));
    assertThat(fast.params().distance2(dense.params())).isLessThan(1e-5);
  }

  private static ComputationGraphConfiguration configuration() {
    return new NeuralNetConfiguration.Builder()
        .seed(4)
        .updater(new Sgd(0.1))
        .graphBuilder()
        .addInputs("in")
        .addLayer("wide", dense(5, 7, Activation.IDENTITY), "in")
        .addLayer("rectified", dense(7, 6, Activation.RELU), "wide")
        .addLayer("narrow", dense(6, 4, Activation.IDENTITY), "rectified")
        .addLayer("out", new OutputLayer.Builder().nIn(4).nOut(3).build(), "narrow")
        .setOutputs("out")
        .build();
  }

  private static DenseLayer dense(int inputs, int outputs, Activation activation) {
    return new DenseLayer.Builder().nIn(inputs).nOut(outputs).activation(activation).build();
  }
}
