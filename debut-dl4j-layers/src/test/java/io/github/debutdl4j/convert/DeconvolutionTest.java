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
package io.github.debutdl4j.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.layer.DeButDeconvolution2D;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Transposed convolutions get a chain that makes a patch of each pixel. */
class DeconvolutionTest {

  @ParameterizedTest(name = "{0} {1} stride {2} dilation {3} padding {4} bias {5}")
  @CsvSource({
    "NCHW, Truncate, 1, 1, 0, true",
    "NCHW, Same,     2, 1, 0, false",
    "NCHW, Truncate, 2, 1, 1, true",
    "NCHW, Truncate, 1, 2, 0, true"
  })
  void trainsLikeTheDenseLayerWithChainsOfOneFactor(
      CNN2DFormat format,
      ConvolutionMode mode,
      int stride,
      int dilation,
      int padding,
      boolean bias) {
    Deconvolution2D transposed =
        new Deconvolution2D.Builder(3, 2)
            .nOut(5)
            .stride(stride, stride)
            .padding(padding, padding)
            .dilation(dilation, dilation)
            .convolutionMode(mode)
            .dataFormat(format)
            .hasBias(bias)
            .activation(Activation.TANH)
            .build();
    DenseAndConverted twins = DenseAndConverted.of(network(transposed, format), 1e-10);
    twins.assertSame(images(format), 50);

    assertThat(twins.converted().getLayer(0).conf().getLayer())
        .isInstanceOf(DeButDeconvolution2D.class);
  }

  @Test
  void configurationSurvivesJson() {
    MultiLayerNetwork dense =
        network(new Deconvolution2D.Builder(3, 2).nOut(8).build(), CNN2DFormat.NCHW);
    MultiLayerNetwork converted = DeButConverter.convert(dense, SampleNetworks.HALF).network();

    MultiLayerConfiguration read =
        MultiLayerConfiguration.fromJson(converted.getLayerWiseConfigurations().toJson());

    assertThat(read).isEqualTo(converted.getLayerWiseConfigurations());
  }

  private static MultiLayerNetwork network(Deconvolution2D layer, CNN2DFormat format) {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(DataType.DOUBLE)
                .updater(new Adam(0.01))
                // No L2: DL4J 1.0.0-M2.1 takes the last weights of a layer with a bias for the
                // bias.
                .list()
                .layer(layer)
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(7, 6, 4, format))
                .build());
    net.init();
    return net;
  }

  private static DataSet images(CNN2DFormat format) {
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, 6, 3);
    for (int example = 0; example < 6; example++) {
      labels.putScalar(example, example % 3, 1);
    }
    Nd4j.getRandom().setSeed(3);
    INDArray images = Nd4j.rand(DataType.DOUBLE, 6, 4, 7, 6).subi(0.5);
    return new DataSet(
        format == CNN2DFormat.NCHW ? images : images.permute(0, 2, 3, 1).dup('c'), labels);
  }
}
