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
package io.github.debutdl4j.layer.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.layer.DoubleByDefault;
import io.github.debutdl4j.layer.attention.DeButSelfAttention.Projection;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The hand-written gradients of attention equal central differences of the score. */
@ExtendWith(DoubleByDefault.class)
class AttentionGradientTest {

  private static final int STEPS = 5;

  /** The first layer gets its gradient through the second. */
  @ParameterizedTest(name = "{0} learned queries, masked {1}, minibatch {2}")
  @CsvSource({"0, false, 3", "0, true, 3", "2, false, 1", "2, true, 3"})
  void gradientsAreRight(int learned, boolean masked, int minibatch) {
    MultiLayerNetwork net = new MultiLayerNetwork(configuration(learned));
    net.init();
    Nd4j.getRandom().setSeed(5);
    INDArray input = Nd4j.rand(DataType.DOUBLE, minibatch, 6, STEPS).subi(0.5);
    int outputs = learned > 0 ? learned : STEPS;
    INDArray labels = Nd4j.rand(DataType.DOUBLE, minibatch, 3, outputs).subi(0.5);
    GradientCheckUtil.MLNConfig check =
        new GradientCheckUtil.MLNConfig()
            .net(net)
            .input(input)
            .labels(labels)
            .subset(true)
            .maxPerParam(12);
    if (masked) {
      INDArray mask = Nd4j.ones(DataType.DOUBLE, minibatch, STEPS);
      mask.putScalar(0, 0, 0).putScalar(1, STEPS - 1, 0).putScalar(2, 2, 0);
      check.inputMask(mask);
    }

    assertThat(GradientCheckUtil.checkGradients(check)).isTrue();
  }

  @Test
  void configurationSurvivesJson() {
    MultiLayerConfiguration conf = configuration(2);

    assertThat(MultiLayerConfiguration.fromJson(conf.toJson())).isEqualTo(conf);
    DeButSelfAttention second = (DeButSelfAttention) conf.getConf(1).getLayer();
    assertThat(second.resolvedChain(Projection.OUTPUT))
        .isEqualTo(ChainPolicy.smallest().resolve(8, 6, 1));
  }

  @Test
  void headsThatDoNotDivideTheOutputsAreRefused() {
    assertThatThrownBy(() -> new DeButSelfAttention.Builder().nOut(8).heads(3).build())
        .isInstanceOf(DL4JInvalidConfigException.class)
        .hasMessage("nOut = 8 is not a multiple of 3 heads; set headSize");
  }

  private static MultiLayerConfiguration configuration(int learned) {
    DeButChain chain = DeButChain.regular(new int[] {2, 3}, new int[] {3, 2});
    return new NeuralNetConfiguration.Builder()
        .seed(12)
        .dataType(DataType.DOUBLE)
        .updater(new NoOp())
        .list()
        .layer(
            new DeButSelfAttention.Builder()
                .nOut(6)
                .heads(2)
                .chain(Projection.QUERY, chain)
                .chain(Projection.KEY, chain)
                .chain(Projection.VALUE, chain)
                .chain(Projection.OUTPUT, chain)
                .build())
        .layer(
            new DeButSelfAttention.Builder()
                .nOut(8)
                .heads(3)
                .headSize(2)
                .learnedQueries(learned)
                .chainPolicy(ChainPolicy.smallest())
                .build())
        .layer(
            new RnnOutputLayer.Builder(LossFunction.MSE)
                .nOut(3)
                .activation(Activation.IDENTITY)
                .build())
        .setInputType(InputType.recurrent(6, STEPS))
        .build();
  }
}
