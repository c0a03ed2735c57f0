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

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.layer.DoubleByDefault;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The hand-written gradients through time equal central differences of the score. */
@ExtendWith(DoubleByDefault.class)
class RecurrentGradientTest {

  private static final int INPUTS = 12;
  private static final int OUTPUTS = 6;
  private static final int STEPS = 5;
  private static final int PARAMETERS_CHECKED = 24;

  @ParameterizedTest(name = "{0} {1} peepholes {2} cells {3} gates {4} minibatch {5}")
  @CsvSource({
    "plain,     NCW, false, TANH,     SIGMOID,  3",
    "plain,     NWC, true,  TANH,     SIGMOID,  3",
    "masked,    NCW, false, SOFTSIGN, SIGMOID,  3",
    "masked,    NCW, true,  TANH,     SOFTPLUS, 3",
    "both ways, NCW, true,  SOFTSIGN, SIGMOID,  1"
  })
  void lstmGradientsAreRight(
      String wrapper,
      RNNFormat format,
      boolean peepholes,
      Activation cells,
      Activation gates,
      int minibatch) {
    DeButLSTM lstm =
        new DeButLSTM.Builder()
            .peepholes(peepholes)
            .gateActivationFunction(gates)
            .inputChain(DeButChain.regular(new int[] {4, 6}, new int[] {4, 3}))
            .recurrentChain(DeButChain.regular(new int[] {4, 6}, new int[] {3, 2}))
            .nIn(INPUTS)
            .nOut(OUTPUTS)
            .dataFormat(format)
            .activation(cells)
            .build();
    check(wrapped(lstm, wrapper), wrapper, format, minibatch);
  }

  @ParameterizedTest(name = "{0} {1} {2} minibatch {3}")
  @CsvSource({
    "plain,     NCW, TANH,     3",
    "plain,     NWC, SOFTSIGN, 1",
    "masked,    NCW, TANH,     3",
    "both ways, NCW, SIGMOID,  2"
  })
  void simpleGradientsAreRight(
      String wrapper, RNNFormat format, Activation activation, int minibatch) {
    DeButSimpleRnn simple =
        new DeButSimpleRnn.Builder()
            .inputChain(DeButChain.regular(new int[] {2, 3}, new int[] {4, 3}))
            .recurrentChain(DeButChain.regular(new int[] {2, 3}, new int[] {3, 2}))
            .nIn(INPUTS)
            .nOut(OUTPUTS)
            .dataFormat(format)
            .activation(activation)
            .build();
    check(wrapped(simple, wrapper), wrapper, format, minibatch);
  }

  private static Layer wrapped(BaseDeButRecurrent layer, String wrapper) {
    return switch (wrapper) {
      case "masked" -> new MaskZeroLayer(layer, 0);
      case "both ways" -> new Bidirectional(Bidirectional.Mode.ADD, layer);
      default -> layer;
    };
  }

  private static void check(Layer layer, String wrapper, RNNFormat format, int minibatch) {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(12)
                .dataType(DataType.DOUBLE)
                .updater(new NoOp())
                .list()
                .layer(layer)
                .layer(
                    new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nIn(OUTPUTS)
                        .nOut(3)
                        .dataFormat(format)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    net.init();
    Nd4j.getRandom().setSeed(5);
    INDArray input = Nd4j.rand(DataType.DOUBLE, minibatch, INPUTS, STEPS).subi(0.5);
    if (wrapper.equals("masked")) {
      clear(input, 0, 0, 2);
      clear(input, 1, STEPS - 1, STEPS);
      clear(input, 2, 2, 3);
    }
    INDArray labels = Nd4j.rand(DataType.DOUBLE, minibatch, 3, STEPS).subi(0.5);
    boolean right =
        GradientCheckUtil.checkGradients(
            new GradientCheckUtil.MLNConfig()
                .net(net)
                .input(inFormat(input, format))
                .labels(inFormat(labels, format))
                .subset(true)
                .maxPerParam(PARAMETERS_CHECKED));
    assertThat(right).isTrue();
  }

  /** Steps of zeros are masked. */
  private static void clear(INDArray input, int example, int from, int to) {
    input
        .get(NDArrayIndex.point(example), NDArrayIndex.all(), NDArrayIndex.interval(from, to))
        .assign(0);
  }

  private static INDArray inFormat(INDArray series, RNNFormat format) {
    return format == RNNFormat.NWC ? series.permute(0, 2, 1).dup('c') : series;
  }
}
