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

import java.util.Random;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small networks of the kinds that people convert, and data for them; all in double. */
public final class SampleNetworks {

  /** Roughly half of every layer's weights. */
  public static final ConvertOptions HALF = half().build();

  private SampleNetworks() {}

  public static ConvertOptions.Builder half() {
    return ConvertOptions.builder().otherwise(LayerChoice.search(0.6));
  }

  public static NeuralNetConfiguration.Builder settings() {
    return new NeuralNetConfiguration.Builder()
        .seed(7)
        .dataType(DataType.DOUBLE)
        .updater(new Adam(1e-2))
        .activation(Activation.TANH)
        .l2(1e-3);
  }

  /** 12 inputs, two hidden layers, 4 classes. */
  public static MultiLayerNetwork perceptron() {
    return start(
        new MultiLayerNetwork(
            settings()
                .list()
                .layer(new DenseLayer.Builder().nIn(12).nOut(16).name("first").build())
                .layer(new DenseLayer.Builder().nIn(16).nOut(8).name("second").build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(8)
                        .nOut(4)
                        .activation(Activation.SOFTMAX)
                        .name("classes")
                        .build())
                .build()));
  }

  /** A hidden layer of 7 x 12, whose chains are better with an eighth row. */
  public static MultiLayerNetwork primes() {
    return start(
        new MultiLayerNetwork(
            settings()
                .list()
                .layer(new DenseLayer.Builder().nIn(12).nOut(7).name("prime").build())
                .layer(new DenseLayer.Builder().nIn(7).nOut(8).name("next").build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(8)
                        .nOut(4)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build()));
  }

  /** Images of 2 channels, 8 x 8; convolutions 3x3 and 1x1, pooling, two dense layers. */
  public static MultiLayerNetwork convolutional(CNN2DFormat format) {
    return start(
        new MultiLayerNetwork(
            settings()
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(1.0)
                .list()
                .layer(
                    new ConvolutionLayer.Builder(3, 3)
                        .nOut(8)
                        .convolutionMode(ConvolutionMode.Same)
                        .dataFormat(format)
                        .name("conv")
                        .build())
                .layer(new SubsamplingLayer.Builder().dataFormat(format).build())
                .layer(
                    new ConvolutionLayer.Builder(1, 1)
                        .nOut(4)
                        .hasBias(false)
                        .dataFormat(format)
                        .name("pointwise")
                        .build())
                .layer(new DenseLayer.Builder().nOut(16).name("dense").build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(4)
                        .activation(Activation.SOFTMAX)
                        .name("classes")
                        .build())
                .setInputType(InputType.convolutional(8, 8, 2, format))
                .build()));
  }

  /** One trunk, a classifier and a regression on top of it. */
  public static ComputationGraph twoHeaded() {
    return start(
        new ComputationGraph(
            settings()
                .graphBuilder()
                .addInputs("in")
                .addLayer("trunk", new DenseLayer.Builder().nIn(12).nOut(16).build(), "in")
                .addLayer(
                    "classes",
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(16)
                        .nOut(4)
                        .activation(Activation.SOFTMAX)
                        .build(),
                    "trunk")
                .addLayer(
                    "value",
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(16)
                        .nOut(2)
                        .activation(Activation.IDENTITY)
                        .build(),
                    "trunk")
                .setOutputs("classes", "value")
                .build()));
  }

  /** Two inputs go through the same layer, as DL4J shares weights: stack, layer, unstack. */
  public static ComputationGraph sharedWeights() {
    ComputationGraphConfiguration configuration =
        settings()
            .graphBuilder()
            .addInputs("left", "right")
            .addVertex("both", new StackVertex(), "left", "right")
            .addLayer("shared", new DenseLayer.Builder().nIn(12).nOut(8).build(), "both")
            .addVertex("l", new UnstackVertex(0, 2), "shared")
            .addVertex("r", new UnstackVertex(1, 2), "shared")
            .addVertex("pair", new MergeVertex(), "l", "r")
            .addLayer(
                "classes",
                new OutputLayer.Builder(LossFunction.MCXENT)
                    .nIn(16)
                    .nOut(4)
                    .activation(Activation.SOFTMAX)
                    .build(),
                "pair")
            .setOutputs("classes")
            .build();
    return start(new ComputationGraph(configuration));
  }

  /** Time series: an LSTM, a dense layer at each step, an output at each step. */
  public static MultiLayerNetwork recurrent() {
    return start(
        new MultiLayerNetwork(
            settings()
                .list()
                .layer(new LSTM.Builder().nOut(12).name("lstm").build())
                .layer(new DenseLayer.Builder().nOut(16).name("steps").build())
                .layer(
                    new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(4)
                        .activation(Activation.SOFTMAX)
                        .name("classes")
                        .build())
                .setInputType(InputType.recurrent(6))
                .build()));
  }

  /** Time series of 6 values: a convolution of length 3, an output at each step. */
  public static MultiLayerNetwork convolutionOverTime(ConvolutionMode mode) {
    return start(
        new MultiLayerNetwork(
            settings()
                .list()
                .layer(
                    new Convolution1DLayer.Builder(3)
                        .nOut(8)
                        .convolutionMode(mode)
                        .name("conv")
                        .build())
                .layer(
                    new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(4)
                        .activation(Activation.SOFTMAX)
                        .name("classes")
                        .build())
                .setInputType(InputType.recurrent(6))
                .build()));
  }

  /** Ends a network of convolutions whose images are NHWC, or whose loss is not looked at. */
  public static CnnLossLayer imageLoss() {
    return new CnnLossLayer.Builder(LossFunction.MSE)
        .format(CNN2DFormat.NHWC)
        .activation(Activation.IDENTITY)
        .build();
  }

  /** Layers that know their sizes, one after the other. */
  public static MultiLayerNetwork of(Layer... layers) {
    return start(new MultiLayerNetwork(settings().list(layers).build()));
  }

  public static MultiLayerNetwork start(MultiLayerNetwork network) {
    network.init();
    return network;
  }

  public static ComputationGraph start(ComputationGraph network) {
    network.init();
    return network;
  }

  /** Values between -1 and 1, the same for the same seed. */
  public static INDArray values(long seed, long... shape) {
    double[] values = new Random(seed).doubles(ArrayUtil.prodLong(shape), -1, 1).toArray();
    return Nd4j.createFromArray(values).reshape('c', shape);
  }

  /** One-hot labels [minibatch, classes]. */
  public static INDArray classes(long seed, int minibatch, int classes) {
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, minibatch, classes);
    Random random = new Random(seed);
    for (int example = 0; example < minibatch; example++) {
      labels.putScalar(example, random.nextInt(classes), 1.0);
    }
    return labels;
  }
}
