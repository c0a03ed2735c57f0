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
package io.github.debutdl4j.layer.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.chain.DeButChain;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** With chains of one factor, recurrent layers do step by step what DL4J's own do: to 1e-10. */
class RecurrentParityTest {

  private static final int INPUTS = 5;
  private static final int OUTPUTS = 6;
  private static final int STEPS = 9;

  @ParameterizedTest(name = "{0}, cells {1}, gates {2}, keep {3}, masked {4}, window {5}")
  @CsvSource({
    "NCW, TANH,     SIGMOID,     0.7, false, 0",
    "NWC, TANH,     SIGMOID,     0,   false, 0",
    "NCW, SOFTSIGN, HARDSIGMOID, 0,   true,  0",
    "NCW, TANH,     SIGMOID,     0,   false, 4",
    "NCW, RELU,     SIGMOID,     0,   true,  3"
  })
  void lstmTrainsLikeDl4js(
      RNNFormat format,
      Activation cells,
      Activation gates,
      double keep,
      boolean masked,
      int window) {
    LSTM dense =
        options(new LSTM.Builder().gateActivationFunction(gates), cells, keep, format).build();
    DeButLSTM debut =
        options(
                new DeButLSTM.Builder()
                    .gateActivationFunction(gates)
                    .inputChain(DeButChain.dense(4 * OUTPUTS, INPUTS))
                    .recurrentChain(DeButChain.dense(4 * OUTPUTS, OUTPUTS)),
                cells,
                keep,
                format)
            .build();
    trainBoth(network(dense, format, window), network(debut, format, window), format, masked);
  }

  @ParameterizedTest(name = "{0}, {1}, keep {2}, window {3}")
  @CsvSource({"NCW, TANH, 0.7, 0", "NWC, RELU, 0, 0", "NCW, SOFTSIGN, 0, 4"})
  void simpleRnnTrainsLikeDl4js(RNNFormat format, Activation activation, double keep, int window) {
    SimpleRnn dense = options(new SimpleRnn.Builder(), activation, keep, format).build();
    DeButSimpleRnn debut =
        options(
                new DeButSimpleRnn.Builder()
                    .inputChain(DeButChain.dense(OUTPUTS, INPUTS))
                    .recurrentChain(DeButChain.dense(OUTPUTS, OUTPUTS)),
                activation,
                keep,
                format)
            .build();
    trainBoth(network(dense, format, window), network(debut, format, window), format, false);
  }

  private static <B extends BaseRecurrentLayer.Builder<B>> B options(
      B builder, Activation activation, double keep, RNNFormat format) {
    return builder.nOut(OUTPUTS).activation(activation).dropOut(keep).dataFormat(format);
  }

  private static void trainBoth(
      MultiLayerNetwork dense, MultiLayerNetwork debut, RNNFormat format, boolean masked) {
    copyParameters(dense, debut);
    DataSet data = data(format, masked);
    assertClose(debut.output(data.getFeatures()), dense.output(data.getFeatures()), "output");
    for (int step = 0; step < 50; step++) {
      Nd4j.getRandom().setSeed(1000 + step);
      dense.fit(data);
      Nd4j.getRandom().setSeed(1000 + step);
      debut.fit(data);
      assertThat(debut.score()).as("step " + step).isCloseTo(dense.score(), within(1e-10));
    }
    assertClose(debut.output(data.getFeatures()), dense.output(data.getFeatures()), "output");
  }

  @Test
  void stateIsThatOfDl4jsLstm() throws Exception {
    MultiLayerNetwork dense =
        network(
            options(new LSTM.Builder(), Activation.TANH, 0, RNNFormat.NCW).build(),
            RNNFormat.NCW,
            0);
    MultiLayerNetwork debut =
        network(
            options(
                    new DeButLSTM.Builder()
                        .inputChain(DeButChain.dense(4 * OUTPUTS, INPUTS))
                        .recurrentChain(DeButChain.dense(4 * OUTPUTS, OUTPUTS)),
                    Activation.TANH,
                    0,
                    RNNFormat.NCW)
                .build(),
            RNNFormat.NCW,
            0);
    copyParameters(dense, debut);
    INDArray features = data(RNNFormat.NCW, false).getFeatures();
    for (int t = 0; t < STEPS; t += 3) {
      INDArray some =
          features.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(t, t + 3));
      assertClose(debut.rnnTimeStep(some), dense.rnnTimeStep(some), "steps from " + t);
    }
    debut
        .rnnGetPreviousState(0)
        .forEach((key, value) -> assertClose(value, dense.rnnGetPreviousState(0).get(key), key));

    debut.rnnSetPreviousState(0, dense.rnnGetPreviousState(0));
    MultiLayerNetwork restored = restored(debut);
    restored.rnnSetPreviousState(0, dense.rnnGetPreviousState(0));
    INDArray one = features.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(0));
    assertClose(restored.rnnTimeStep(one.dup()), dense.rnnTimeStep(one.dup()), "next step");
  }

  private static MultiLayerNetwork restored(MultiLayerNetwork net) throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ModelSerializer.writeModel(net, file, true);
    return ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(file.toByteArray()));
  }

  private static MultiLayerNetwork network(BaseRecurrentLayer layer, RNNFormat format, int window) {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(DataType.DOUBLE)
                .updater(new Adam(0.01))
                .l2(0.001)
                .list()
                .layer(layer)
                .layer(
                    new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .dataFormat(format)
                        .build())
                .setInputType(InputType.recurrent(INPUTS, STEPS, format))
                .backpropType(window > 0 ? BackpropType.TruncatedBPTT : BackpropType.Standard)
                .tBPTTLength(window > 0 ? window : 20)
                .build());
    net.init();
    return net;
  }

  private static void copyParameters(MultiLayerNetwork dense, MultiLayerNetwork debut) {
    Layer from = dense.getLayer(0);
    debut
        .getLayer(0)
        .paramTable()
        .forEach(
            (key, to) -> {
              INDArray given = from.getParam(key.replace("0", ""));
              INDArray rows = (key.equals("b") ? given : given.transpose()).dup('c');
              boolean gated = rows.length() % (4 * OUTPUTS) == 0;
              to.assign((gated ? reordered(rows) : rows).reshape('c', to.shape()));
            });
    debut.getLayer(1).setParams(dense.getLayer(1).params().dup());
  }

  /** The first and the last of the four gates change places. */
  private static INDArray reordered(INDArray rows) {
    double[] given = rows.data().asDouble();
    double[] moved = given.clone();
    int block = given.length / 4;
    System.arraycopy(given, 0, moved, 3 * block, block);
    System.arraycopy(given, 3 * block, moved, 0, block);
    return Nd4j.createFromArray(moved);
  }

  private static DataSet data(RNNFormat format, boolean masked) {
    Nd4j.getRandom().setSeed(3);
    INDArray features = Nd4j.rand(DataType.DOUBLE, 4, INPUTS, STEPS).subi(0.5);
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, 4, 3, STEPS);
    for (int example = 0; example < 4; example++) {
      for (int t = 0; t < STEPS; t++) {
        labels.putScalar(new int[] {example, (example + t) % 3, t}, 1);
      }
    }
    if (format == RNNFormat.NWC) {
      features = features.permute(0, 2, 1).dup('c');
      labels = labels.permute(0, 2, 1).dup('c');
    }
    if (!masked) {
      return new DataSet(features, labels);
    }
    INDArray mask = Nd4j.ones(DataType.DOUBLE, 4, STEPS);
    mask.putScalar(1, 8, 0).putScalar(2, 7, 0).putScalar(2, 8, 0).putScalar(3, 0, 0);
    return new DataSet(features, labels, mask, mask);
  }

  private static void assertClose(INDArray actual, INDArray expected, String what) {
    assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
    assertThat(actual.sub(expected).amaxNumber().doubleValue()).as(what).isLessThanOrEqualTo(1e-10);
  }
}
