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
package io.github.debutdl4j.layer;

import io.github.debutdl4j.chain.DeButChain;
import java.util.function.IntFunction;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.constraint.NonNegativeConstraint;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A chain of one factor with r = nOut, s = nIn, t = 1 is a dense matrix, so a DeBut layer with it
 * must train exactly as DL4J's own layer does: 50 steps, 1e-10.
 */
@ExtendWith(DoubleByDefault.class)
class OneFactorParityTest {

  private static final String CASES =
      """
      IDENTITY, 0,   none,        SGD,       None
      RELU,     0.7, l1l2,        SGD,       ClipElementWiseAbsoluteValue
      TANH,     0.7, weightDecay, SGD,       RenormalizeL2PerLayer
      SIGMOID,  0,   l1l2,        ADAM,      None
      ELU,      0.5, none,        ADAM,      ClipL2PerParamType
      RELU,     0,   weightDecay, ADAM,      RenormalizeL2PerParamType
      TANH,     0,   maxNorm,     NESTEROVS, None
      LEAKYRELU,0.7, nonNegative, NESTEROVS, ClipL2PerLayer
      SOFTPLUS, 0.7, l1l2,        NESTEROVS, ClipElementWiseAbsoluteValue
      RELU,     0.8, dropConnect, SGD,       None
      """;

  @ParameterizedTest(name = "{0}, keep {1}, {2}, {3}, {4}")
  @CsvSource(textBlock = CASES)
  void denseTrainsLikeDenseLayer(
      Activation activation,
      double keep,
      String penalty,
      String updater,
      GradientNormalization clipping) {
    IntFunction<Layer> dense =
        nOut -> finish(new DenseLayer.Builder(), nOut, activation, keep, penalty, clipping, 0);
    IntFunction<Layer> debut =
        nOut ->
            finish(
                new DeButDense.Builder().chain(DeButChain.dense(nOut, nOut == 5 ? 6 : 5)),
                nOut,
                activation,
                keep,
                penalty,
                clipping,
                3);
    InputType input = InputType.feedForward(6);
    TrainingTwins twins =
        new TrainingTwins(network(dense, input, updater), network(debut, input, updater));
    trainThroughEverything(twins, data(6));
  }

  @ParameterizedTest(name = "{0}, keep {1}, {2}, {3}, {4}")
  @CsvSource(textBlock = CASES)
  void convolutionTrainsLikeConvolutionLayer(
      Activation activation,
      double keep,
      String penalty,
      String updater,
      GradientNormalization clipping) {
    IntFunction<Layer> dense =
        nOut ->
            finish(
                new ConvolutionLayer.Builder(3, 2).convolutionMode(ConvolutionMode.Same),
                nOut,
                activation,
                keep,
                penalty,
                clipping,
                1,
                2,
                3);
    IntFunction<Layer> debut =
        nOut ->
            finish(
                new DeButConvolution2D.Builder(3, 2)
                    .convolutionMode(ConvolutionMode.Same)
                    .chain(DeButChain.dense(nOut, nOut == 5 ? 12 : 30)),
                nOut,
                activation,
                keep,
                penalty,
                clipping,
                3);
    InputType input = InputType.convolutional(4, 3, 2);
    TrainingTwins twins =
        new TrainingTwins(network(dense, input, updater), network(debut, input, updater));
    trainThroughEverything(twins, data(2, 4, 3));
  }

  @ParameterizedTest
  @EnumSource(RNNFormat.class)
  void denseOverMaskedTimeSeriesTrainsLikeDenseLayer(RNNFormat format) {
    MultiLayerNetwork dense = timeSeriesNetwork(new DenseLayer.Builder().nOut(5).build(), format);
    MultiLayerNetwork debut =
        timeSeriesNetwork(
            new DeButDense.Builder().nOut(5).chain(DeButChain.dense(5, 6)).build(), format);
    INDArray features = Nd4j.rand(DataType.DOUBLE, 4, 6, 7);
    INDArray labels = Nd4j.rand(DataType.DOUBLE, 4, 3, 7);
    if (format == RNNFormat.NWC) {
      features = features.permute(0, 2, 1).dup('c');
      labels = labels.permute(0, 2, 1).dup('c');
    }
    INDArray mask = Nd4j.ones(DataType.DOUBLE, 4, 7);
    mask.putScalar(1, 6, 0).putScalar(2, 5, 0).putScalar(2, 6, 0);
    new TrainingTwins(dense, debut).train(new DataSet(features, labels, mask, mask), 50);
  }

  private static void trainThroughEverything(TrainingTwins twins, DataSet data) {
    twins.train(data, 20);
    twins.setLearningRate(0.02);
    twins.train(data, 10);
    twins.cloneBoth();
    twins.train(data, 10);
    twins.saveAndRestoreBoth();
    twins.train(data, 10);
  }

  private static <B extends FeedForwardLayer.Builder<B>> Layer finish(
      FeedForwardLayer.Builder<B> builder,
      int nOut,
      Activation activation,
      double keep,
      String penalty,
      GradientNormalization clipping,
      int... normDimensions) {
    builder
        .activation(activation)
        .dropOut(keep)
        .gradientNormalization(clipping)
        .gradientNormalizationThreshold(0.3);
    switch (penalty) {
      case "l1l2" -> builder.l1(0.01).l2(0.02).l2Bias(0.01);
      case "weightDecay" -> builder.weightDecay(0.03).weightDecayBias(0.02);
      case "maxNorm" -> builder.constrainWeights(new MaxNormConstraint(0.6, normDimensions));
      case "nonNegative" -> builder.constrainAllParameters(new NonNegativeConstraint());
      case "dropConnect" -> builder.weightNoise(new DropConnect(0.7));
      default -> {}
    }
    return builder.nOut(nOut).build();
  }

  private static MultiLayerNetwork network(
      IntFunction<Layer> layers, InputType input, String updater) {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(DataType.DOUBLE)
                .updater(updater(updater))
                .list()
                .layer(layers.apply(5))
                .layer(layers.apply(4))
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(input)
                .build());
    net.init();
    return net;
  }

  private static MultiLayerNetwork timeSeriesNetwork(Layer layer, RNNFormat format) {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(0.1))
                .activation(Activation.TANH)
                .list()
                .layer(layer)
                .layer(
                    new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nOut(3)
                        .activation(Activation.IDENTITY)
                        .dataFormat(format)
                        .build())
                .setInputType(InputType.recurrent(6, 7, format))
                .build());
    net.init();
    return net;
  }

  private static IUpdater updater(String name) {
    return switch (name) {
      case "SGD" -> new Sgd(0.1);
      case "ADAM" -> new Adam(0.01);
      default -> new Nesterovs(0.05, 0.9);
    };
  }

  private static DataSet data(long... exampleShape) {
    long[] shape = new long[exampleShape.length + 1];
    shape[0] = 4;
    System.arraycopy(exampleShape, 0, shape, 1, exampleShape.length);
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, 4, 3);
    for (int example = 0; example < 4; example++) {
      labels.putScalar(example, example % 3, 1);
    }
    Nd4j.getRandom().setSeed(3);
    return new DataSet(Nd4j.rand(DataType.DOUBLE, shape).subi(0.5), labels);
  }
}
