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
package io.github.debutdl4j.export;

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.layer.DeButCenterLossOutputLayer;
import io.github.debutdl4j.layer.DeButConvolution1D;
import io.github.debutdl4j.layer.DeButConvolution2D;
import io.github.debutdl4j.layer.DeButDeconvolution2D;
import io.github.debutdl4j.layer.DeButDense;
import io.github.debutdl4j.layer.DeButOutputLayer;
import io.github.debutdl4j.layer.DeButRnnOutputLayer;
import io.github.debutdl4j.layer.DeButSeparableConvolution2D;
import io.github.debutdl4j.layer.attention.DeButSelfAttention;
import io.github.debutdl4j.layer.recurrent.DeButLSTM;
import io.github.debutdl4j.layer.recurrent.DeButSimpleRnn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.*;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping1D;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.RepeatVector;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Every kind of layer computes after the export what it computes in DL4J. */
@SuppressWarnings("deprecation") // GravesLSTM
class LayerExportTest {

  private static final InputType ROWS = InputType.feedForward(7);
  private static final InputType IMAGES = InputType.convolutional(9, 7, 3);
  private static final InputType NHWC = InputType.convolutional(9, 7, 3, CNN2DFormat.NHWC);
  private static final InputType STEPS = InputType.recurrent(4, 6, RNNFormat.NCW);
  private static final InputType NWC = InputType.recurrent(4, 6, RNNFormat.NWC);

  /** A network of a few layers on an input. */
  record Case(String name, InputType input, Layer... layers) {

    MultiLayerNetwork network() {
      NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder().seed(3).list();
      for (Layer layer : layers) {
        list.layer(layer);
      }
      MultiLayerNetwork network = new MultiLayerNetwork(list.setInputType(input).build());
      network.init();
      return ExportParity.randomized(network, 17);
    }

    int[] shape() {
      long[] sizes = input.getShape();
      int[] shape = new int[sizes.length];
      for (int i = 0; i < shape.length; i++) {
        shape[i] = (int) sizes[i];
      }
      return shape;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"rows", "images", "channelsLast", "sequences"})
  void layer(Case layers) {
    ExportParity.check(layers.network(), layers.shape());
  }

  @ParameterizedTest
  @EnumSource(value = Activation.class, names = "RRELU", mode = EnumSource.Mode.EXCLUDE)
  void activation(Activation activation) {
    IActivation function = activation.getActivationFunction();

    ExportParity.check(
        new Case("dense", ROWS, dense(6, function), new ActivationLayer(function)).network(),
        new int[] {7});
    ExportParity.check(
        new Case("images", IMAGES, convolution(3).activation(function).build()).network(),
        new int[] {3, 9, 7});
  }

  static List<Case> rows() {
    return List.of(
        new Case("dense", ROWS, dense(6, new ActivationReLU())),
        new Case("precise GELU", ROWS, dense(6, new ActivationGELU(true))),
        new Case("leaky ReLU", ROWS, dense(6, new ActivationReLU(null, null, 0.3))),
        new Case("without bias", ROWS, new DenseLayer.Builder().nOut(5).hasBias(false).build()),
        new Case(
            "output",
            ROWS,
            dense(6, new ActivationReLU()),
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(4)
                .activation(Activation.SOFTMAX)
                .build()),
        new Case(
            "DeBut output",
            ROWS,
            dense(6, new ActivationReLU()),
            new DeButOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(4)
                .chainPolicy(ChainPolicy.smallest())
                .build()),
        new Case(
            "DeBut output with centres",
            ROWS,
            dense(6, new ActivationReLU()),
            new DeButCenterLossOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(4)
                .chainPolicy(ChainPolicy.smallest())
                .build()),
        new Case(
            "loss layer",
            ROWS,
            new LossLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX).build()),
        new Case("batch normalization", ROWS, dense(6, null), new BatchNormalization()),
        new Case(
            "locked batch normalization",
            ROWS,
            new BatchNormalization.Builder().lockGammaBeta(true).gamma(2).beta(0.5).build()),
        new Case(
            "half locked batch normalization",
            ROWS,
            new BatchNormalization.Builder().lockGammaBeta(true).gamma(2).beta(0).build()),
        new Case(
            "batch normalization with variances",
            ROWS,
            new BatchNormalization.Builder().useLogStd(false).build()),
        new Case("dropout", ROWS, new DropoutLayer(0.5), dense(3, null)),
        new Case(
            "element-wise",
            ROWS,
            new ElementWiseMultiplicationLayer.Builder().nIn(7).nOut(7).build()),
        new Case("frozen", ROWS, new FrozenLayer(dense(3, new ActivationReLU()))),
        new Case(
            "DeBut dense",
            ROWS,
            dense(12, new ActivationReLU()),
            new DeButDense.Builder()
                .nOut(8)
                .chain(DeButChain.regular(new int[] {4, 2}, new int[] {3, 4}))
                .build()),
        new Case(
            "DeBut dense, padded",
            ROWS,
            new DeButDense.Builder()
                .nOut(7)
                .chain(DeButChain.regular(new int[] {2, 2, 2}, new int[] {2, 2, 2}))
                .allowPadding(true)
                .build()));
  }

  static List<Case> images() {
    return images(IMAGES, CNN2DFormat.NCHW);
  }

  static List<Case> channelsLast() {
    return images(NHWC, CNN2DFormat.NHWC);
  }

  private static List<Case> images(InputType type, CNN2DFormat format) {
    List<Case> cases = new ArrayList<>();
    for (ConvolutionMode mode : List.of(ConvolutionMode.Truncate, ConvolutionMode.Same)) {
      cases.addAll(convolutions(type, format, mode));
      cases.addAll(poolings(type, format, mode));
    }
    cases.addAll(
        List.of(
            new Case(
                "strict",
                type,
                new ConvolutionLayer.Builder(3, 3)
                    .stride(2, 2)
                    .nOut(4)
                    .convolutionMode(ConvolutionMode.Strict)
                    .dataFormat(format)
                    .build()),
            new Case("flattened", type, dense(5, new ActivationReLU())),
            new Case(
                "zero padding",
                type,
                new ZeroPaddingLayer.Builder(1, 2, 3, 0).dataFormat(format).build()),
            new Case(
                "cropping", type, new Cropping2D.Builder(1, 2, 0, 3).dataFormat(format).build()),
            new Case(
                "upsampling",
                type,
                new Upsampling2D.Builder(2).size(new int[] {2, 3}).dataFormat(format).build()),
            new Case("batch normalization", type, new BatchNormalization()),
            new Case(
                "local response normalization",
                type,
                new ConvolutionLayer.Builder(1, 1).nOut(9).dataFormat(format).build(),
                new LocalResponseNormalization.Builder(1.5, 5, 0.5, 0.6).build()),
            new Case(
                "local response normalization of even depth",
                type,
                new ConvolutionLayer.Builder(1, 1).nOut(9).dataFormat(format).build(),
                new LocalResponseNormalization.Builder(2, 4, 0.5, 0.75).build()),
            new Case(
                "loss of images",
                type,
                new CnnLossLayer.Builder(LossFunction.MCXENT)
                    .format(format)
                    .activation(Activation.SOFTMAX)
                    .build())));
    return cases;
  }

  private static List<Case> convolutions(InputType type, CNN2DFormat format, ConvolutionMode mode) {
    int[] padding = mode == ConvolutionMode.Same ? new int[] {0, 0} : new int[] {1, 2};
    return List.of(
        new Case(
            "convolution " + mode,
            type,
            convolution(4)
                .stride(2, 1)
                .padding(padding)
                .convolutionMode(mode)
                .dataFormat(format)
                .activation(Activation.TANH)
                .build(),
            dense(3, null)),
        new Case(
            "dilated " + mode,
            type,
            convolution(4).dilation(2, 2).convolutionMode(mode).dataFormat(format).build()),
        new Case(
            "depthwise " + mode,
            type,
            new DepthwiseConvolution2D.Builder(3, 2)
                .depthMultiplier(2)
                .stride(1, 2)
                .convolutionMode(mode)
                .dataFormat(format)
                .build()),
        new Case(
            "separable " + mode,
            type,
            new SeparableConvolution2D.Builder(3, 2)
                .depthMultiplier(2)
                .nOut(5)
                .stride(2, 1)
                .convolutionMode(mode)
                .dataFormat(format)
                .build()),
        new Case(
            "transposed " + mode,
            type,
            new Deconvolution2D.Builder(3, 2)
                .nOut(4)
                .stride(2, 2)
                .convolutionMode(mode)
                .dataFormat(format)
                .build()),
        new Case(
            "DeBut separable " + mode,
            type,
            new DeButSeparableConvolution2D.Builder(3, 2)
                .depthMultiplier(2)
                .stride(2, 1)
                .padding(padding)
                .nOut(6)
                .chainPolicy(ChainPolicy.smallest())
                .convolutionMode(mode)
                .dataFormat(format)
                .build()),
        new Case(
            "DeBut convolution " + mode,
            type,
            new DeButConvolution2D.Builder(3, 3)
                .stride(1, 2)
                .padding(padding)
                .nOut(6)
                .chain(DeButChain.regular(new int[] {4, 3, 1}, new int[] {9, 3, 1}))
                .allowPadding(true)
                .convolutionMode(mode)
                .dataFormat(format)
                .build()),
        new Case(
            "DeBut transposed " + mode,
            type,
            new DeButDeconvolution2D.Builder(3, 2)
                .nOut(4)
                .stride(2, 2)
                .chainPolicy(ChainPolicy.smallest())
                .convolutionMode(mode)
                .dataFormat(format)
                .build()),
        new Case(
            "DeBut convolution, taps first " + mode,
            type,
            new DeButConvolution2D.Builder(3, 3)
                .stride(2, 1)
                .dilation(2, 1)
                .nOut(8)
                .chain(DeButChain.regular(new int[] {2, 2, 2}, new int[] {3, 3, 3}))
                .columnOrder(ColumnOrder.TAP_MAJOR)
                .convolutionMode(mode)
                .dataFormat(format)
                .build()));
  }

  private static List<Case> poolings(InputType type, CNN2DFormat format, ConvolutionMode mode) {
    List<Case> cases = new ArrayList<>();
    for (PoolingType pooling : List.of(PoolingType.MAX, PoolingType.AVG, PoolingType.PNORM)) {
      for (boolean divisor : new boolean[] {false, true}) {
        SubsamplingLayer layer =
            new SubsamplingLayer.Builder(pooling)
                .kernelSize(3, 2)
                .stride(2, 2)
                .pnorm(3)
                .convolutionMode(mode)
                .padding(mode == ConvolutionMode.Same ? 0 : 1, 0)
                .dataFormat(format)
                .build();
        layer.setAvgPoolIncludePadInDivisor(divisor);
        cases.add(new Case("pooling %s %s %s".formatted(pooling, mode, divisor), type, layer));
      }
    }
    for (PoolingType pooling : PoolingType.values()) {
      cases.add(
          new Case(
              "global " + pooling, type, new GlobalPoolingLayer.Builder(pooling).pnorm(3).build()));
    }
    return cases;
  }

  static Stream<Case> sequences() {
    return Stream.of(STEPS, NWC).flatMap(type -> sequences(type).stream());
  }

  private static List<Case> sequences(InputType type) {
    RNNFormat format = type == NWC ? RNNFormat.NWC : RNNFormat.NCW;
    List<Case> cases = new ArrayList<>();
    for (ConvolutionMode mode :
        List.of(ConvolutionMode.Truncate, ConvolutionMode.Same, ConvolutionMode.Causal)) {
      cases.add(
          new Case(
              "convolution over steps " + mode,
              type,
              new Convolution1DLayer.Builder(3)
                  .nOut(5)
                  .stride(2)
                  .dilation(mode == ConvolutionMode.Same ? 1 : 2)
                  .convolutionMode(mode)
                  .rnnDataFormat(format)
                  .build()));
      cases.add(
          new Case(
              "DeBut convolution over steps " + mode,
              type,
              new DeButConvolution1D.Builder(3)
                  .nOut(6)
                  .stride(1)
                  .chain(DeButChain.regular(new int[] {3, 2, 1}, new int[] {3, 2, 2}))
                  .convolutionMode(mode)
                  .rnnDataFormat(format)
                  .build()));
    }
    cases.addAll(
        List.of(
            new Case("LSTM", type, lstm(format)),
            new Case(
                "LSTM with other activations",
                type,
                new LSTM.Builder()
                    .nOut(5)
                    .activation(Activation.SOFTSIGN)
                    .gateActivationFunction(Activation.SOFTPLUS)
                    .dataFormat(format)
                    .build()),
            new Case(
                "DeBut LSTM",
                type,
                new DeButLSTM.Builder()
                    .nOut(8)
                    .activation(Activation.TANH)
                    .chainPolicy(ChainPolicy.smallest())
                    .dataFormat(format)
                    .build()),
            new Case("Graves LSTM", type, graves(format)),
            new Case(
                "Graves LSTM in both directions",
                type,
                new Bidirectional(Bidirectional.Mode.CONCAT, graves(format))),
            new Case(
                "DeBut LSTM with peepholes",
                type,
                new DeButLSTM.Builder()
                    .peepholes(true)
                    .nOut(8)
                    .activation(Activation.TANH)
                    .chainPolicy(ChainPolicy.smallest())
                    .dataFormat(format)
                    .build()),
            new Case(
                "DeBut simple",
                type,
                new DeButSimpleRnn.Builder()
                    .nOut(6)
                    .chainPolicy(ChainPolicy.smallest())
                    .dataFormat(format)
                    .build()),
            new Case("simple", type, new SimpleRnn.Builder().nOut(5).dataFormat(format).build()),
            new Case("last step", type, new LastTimeStep(lstm(format))),
            new Case(
                "last step of both directions",
                type,
                new LastTimeStep(new Bidirectional(Bidirectional.Mode.CONCAT, lstm(format)))),
            new Case(
                "output over steps",
                type,
                lstm(format),
                new RnnOutputLayer.Builder(LossFunction.MCXENT)
                    .nOut(3)
                    .dataFormat(format)
                    .activation(Activation.SOFTMAX)
                    .build()),
            new Case(
                "DeBut output over steps",
                type,
                lstm(format),
                new DeButRnnOutputLayer.Builder(LossFunction.MCXENT)
                    .nOut(3)
                    .dataFormat(format)
                    .chainPolicy(ChainPolicy.budget(1))
                    .build()),
            new Case(
                "loss over steps",
                type,
                lstm(format),
                new RnnLossLayer.Builder(LossFunction.MCXENT)
                    .dataFormat(format)
                    .activation(Activation.SOFTMAX)
                    .build()),
            new Case("repeated over time", type, new TimeDistributed(dense(3, null), format)),
            new Case(
                "global",
                type,
                new GlobalPoolingLayer.Builder(PoolingType.AVG)
                    .poolingDimensions(format == RNNFormat.NWC ? 1 : 2)
                    .build())));
    for (Bidirectional.Mode mode : Bidirectional.Mode.values()) {
      cases.add(new Case("both directions " + mode, type, new Bidirectional(mode, lstm(format))));
    }
    if (format == RNNFormat.NCW) {
      cases.addAll(attention(type));
      cases.addAll(
          List.of(
              new Case(
                  "pooling over steps",
                  type,
                  new Subsampling1DLayer.Builder(PoolingType.AVG, 3).stride(2).build()),
              new Case("upsampling over steps", type, new Upsampling1D.Builder(2).build()),
              new Case("padding over steps", type, new ZeroPadding1DLayer.Builder(1, 2).build()),
              new Case("cropping over steps", type, new Cropping1D.Builder(1, 2).build()),
              new Case(
                  "repeated vector",
                  ROWS,
                  new RepeatVector.Builder<>().repetitionFactor(4).build()),
              new Case(
                  "dense between recurrent layers",
                  type,
                  lstm(format),
                  dense(4, new ActivationReLU()),
                  lstm(format))));
    }
    return cases;
  }

  private static List<Case> attention(InputType type) {
    DeButSelfAttention.Builder deBut =
        new DeButSelfAttention.Builder()
            .nOut(6)
            .heads(3)
            .headSize(4)
            .chainPolicy(ChainPolicy.smallest());
    return List.of(
        new Case("attention", type, selfAttention(2, true)),
        new Case("attention without projection", type, selfAttention(1, false)),
        new Case("DeBut attention", type, deBut.build(), lstm(RNNFormat.NCW)));
  }

  private static Layer selfAttention(int heads, boolean projected) {
    return new SelfAttentionLayer.Builder()
        .nIn(4)
        .nOut(4)
        .nHeads(heads)
        .projectInput(projected)
        .build();
  }

  private static DenseLayer dense(int outputs, IActivation activation) {
    DenseLayer.Builder builder = new DenseLayer.Builder().nOut(outputs);
    return (activation == null
            ? builder.activation(Activation.IDENTITY)
            : builder.activation(activation))
        .build();
  }

  private static ConvolutionLayer.Builder convolution(int outputs) {
    return new ConvolutionLayer.Builder(3, 2).nOut(outputs);
  }

  private static GravesLSTM graves(RNNFormat format) {
    return new GravesLSTM.Builder().nOut(5).activation(Activation.TANH).dataFormat(format).build();
  }

  private static LSTM lstm(RNNFormat format) {
    return new LSTM.Builder().nOut(5).activation(Activation.TANH).dataFormat(format).build();
  }
}
