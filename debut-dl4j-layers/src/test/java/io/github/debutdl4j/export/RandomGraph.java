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
import io.github.debutdl4j.layer.DeButConvolution1D;
import io.github.debutdl4j.layer.DeButConvolution2D;
import io.github.debutdl4j.layer.DeButDense;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A small graph of layers drawn at random: the same for the same seed. */
final class RandomGraph {

  private static final List<Activation> ACTIVATIONS =
      List.of(
          Activation.RELU,
          Activation.TANH,
          Activation.LEAKYRELU,
          Activation.SIGMOID,
          Activation.ELU,
          Activation.SWISH,
          Activation.IDENTITY);

  private static final long ATTEMPT = 1_000_000;

  private final Random random;
  private final CNN2DFormat images;
  private final RNNFormat steps;
  private final GraphBuilder graph;
  private InputType type;
  private String last = "in";
  private int count;

  private RandomGraph(long seed) {
    random = new Random(seed);
    images = random.nextBoolean() ? CNN2DFormat.NCHW : CNN2DFormat.NHWC;
    steps = random.nextBoolean() ? RNNFormat.NCW : RNNFormat.NWC;
    graph =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .convolutionMode(ConvolutionMode.Truncate)
            .graphBuilder()
            .addInputs("in");
  }

  /**
   * A graph and the shape of its input.
   *
   * @param shape of one example
   */
  record Drawn(ComputationGraph network, int[] shape) {}

  /** The first graph from this seed on that DL4J itself can build and run. */
  static Drawn of(long seed) {
    for (long attempt = seed; ; attempt += ATTEMPT) {
      try {
        Drawn drawn = new RandomGraph(attempt).draw();
        drawn.network.output(ExportParity.numbers(new Random(attempt), drawn.shape));
        return drawn;
      } catch (RuntimeException e) {
        // an image too small for its layers, or layers that DL4J fits together wrongly
      }
    }
  }

  private Drawn draw() {
    InputType input =
        switch (random.nextInt(4)) {
          case 0 -> InputType.feedForward(between(3, 12));
          case 1 -> InputType.recurrent(between(2, 6), between(5, 9), steps);
          default -> InputType.convolutional(between(7, 13), between(7, 13), between(2, 6), images);
        };
    type = input;
    int layers = between(2, 5);
    for (int i = 0; i < layers; i++) {
      grow();
    }
    finish();
    graph.setInputTypes(input);
    ComputationGraph network = new ComputationGraph(graph.build());
    network.init();
    long[] sizes = input.getShape();
    int[] shape = new int[sizes.length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = (int) sizes[i];
    }
    return new Drawn(ExportParity.randomized(network, random.nextLong()), shape);
  }

  private void grow() {
    if (random.nextInt(4) == 0) {
      branch();
      return;
    }
    add(layerFor(type));
  }

  /** Adds a layer that DL4J accepts on this input; else nothing. */
  private void add(Layer layer) {
    String name = "layer" + count++;
    try {
      type = outputOf(layer, type);
    } catch (RuntimeException e) {
      return; // too small an image, or a stride that Strict does not allow
    }
    graph.addLayer(name, layer, last);
    last = name;
  }

  private static InputType outputOf(Layer layer, InputType input) {
    Layer copy = layer.clone();
    InputType given = input;
    if (copy.getPreProcessorForInputType(input) != null) {
      given = copy.getPreProcessorForInputType(input).getOutputType(input);
    }
    copy.setNIn(given, true);
    InputType output = copy.getOutputType(0, given);
    for (long size : output.getShape()) {
      if (size < 1) {
        throw new IllegalStateException("nothing left");
      }
    }
    return output;
  }

  private void branch() {
    String from = last;
    InputType before = type;
    int kind = random.nextInt(5);
    String name = "vertex" + count++;
    switch (kind) {
      case 0 -> graph.addVertex(name, new ScaleVertex(0.7), from);
      case 1 -> graph.addVertex(name, new ShiftVertex(-0.3), from);
      case 2 -> subset(name, from);
      default -> {
        add(sameShapeLayer());
        String left = last;
        last = from;
        type = before;
        add(sameShapeLayer());
        if (left.equals(from) || last.equals(from)) {
          return;
        }
        if (kind == 3) {
          graph.addVertex(name, new MergeVertex(), left, last);
          type = doubled(before);
        } else {
          ElementWiseVertex.Op[] operations = ElementWiseVertex.Op.values();
          ElementWiseVertex.Op operation = operations[random.nextInt(operations.length)];
          graph.addVertex(name, new ElementWiseVertex(operation), left, last);
        }
      }
    }
    last = name;
  }

  private void subset(String name, String from) {
    boolean channelsFirst =
        !(type instanceof InputType.InputTypeConvolutional && images == CNN2DFormat.NHWC)
            && !(type instanceof InputType.InputTypeRecurrent && steps == RNNFormat.NWC);
    long features = features(type);
    if (channelsFirst && features > 2 && !(type instanceof InputType.InputTypeRecurrent)) {
      graph.addVertex(name, new SubsetVertex(1, (int) features - 2), from);
      type = withFeatures(type, features - 2);
    } else {
      graph.addVertex(name, new ScaleVertex(1.5), from);
    }
  }

  private static long features(InputType type) {
    if (type instanceof InputType.InputTypeConvolutional image) {
      return image.getChannels();
    }
    return type instanceof InputType.InputTypeRecurrent sequence
        ? sequence.getSize()
        : type.arrayElementsPerExample();
  }

  private InputType doubled(InputType before) {
    return withFeatures(before, 2 * features(before));
  }

  private InputType withFeatures(InputType like, long features) {
    if (like instanceof InputType.InputTypeConvolutional image) {
      return InputType.convolutional(image.getHeight(), image.getWidth(), features, images);
    }
    return like instanceof InputType.InputTypeRecurrent sequence
        ? InputType.recurrent(features, sequence.getTimeSeriesLength(), steps)
        : InputType.feedForward(features);
  }

  private Layer sameShapeLayer() {
    int features = (int) features(type);
    if (type instanceof InputType.InputTypeConvolutional) {
      return new ConvolutionLayer.Builder(between(1, 3), between(1, 3))
          .nOut(features)
          .convolutionMode(ConvolutionMode.Same)
          .dataFormat(images)
          .activation(activation())
          .build();
    }
    if (type instanceof InputType.InputTypeRecurrent) {
      return new SimpleRnn.Builder()
          .nOut(features)
          .activation(Activation.TANH)
          .dataFormat(steps)
          .build();
    }
    return new DenseLayer.Builder().nOut(features).activation(activation()).build();
  }

  private Layer layerFor(InputType input) {
    if (input instanceof InputType.InputTypeConvolutional) {
      return choose(List.of(this::convolution, this::convolution, this::pooling, this::other));
    }
    if (input instanceof InputType.InputTypeRecurrent) {
      return choose(List.of(this::overSteps, this::recurrent));
    }
    return choose(List.of(this::dense, this::deButDense, this::plain));
  }

  private Layer choose(List<Supplier<Layer>> kinds) {
    return kinds.get(random.nextInt(kinds.size())).get();
  }

  private Layer dense() {
    return new DenseLayer.Builder()
        .nOut(between(2, 9))
        .hasBias(random.nextBoolean())
        .activation(activation())
        .build();
  }

  private Layer deButDense() {
    return new DeButDense.Builder()
        .nOut(between(2, 24))
        .chainPolicy(ChainPolicy.monotonic(between(1, 4)))
        .activation(activation())
        .build();
  }

  private Layer plain() {
    return switch (random.nextInt(3)) {
      case 0 -> new BatchNormalization();
      case 1 -> new DropoutLayer(0.5);
      default -> new ActivationLayer(activation());
    };
  }

  private Layer convolution() {
    int[] kernel = {between(1, 3), between(1, 3)};
    int[] stride = {between(1, 2), between(1, 2)};
    ConvolutionMode mode = mode();
    int[] padding = mode == ConvolutionMode.Same ? new int[2] : new int[] {kernel[0] / 2, 0};
    int[] dilation = {between(1, 2), 1};
    return switch (random.nextInt(4)) {
      case 0 ->
          new DeButConvolution2D.Builder(kernel, stride, padding)
              .nOut(between(2, 16))
              .dilation(dilation)
              .chainPolicy(ChainPolicy.monotonic(between(1, 4)))
              .columnOrder(random.nextBoolean() ? ColumnOrder.CHANNEL_MAJOR : ColumnOrder.TAP_MAJOR)
              .convolutionMode(mode)
              .dataFormat(images)
              .activation(activation())
              .build();
      case 1 ->
          new DepthwiseConvolution2D.Builder(kernel, stride, padding)
              .depthMultiplier(between(1, 2))
              .convolutionMode(mode)
              .dataFormat(images)
              .activation(activation())
              .build();
      case 2 ->
          new SeparableConvolution2D.Builder(kernel, stride, padding)
              .nOut(between(2, 9))
              .convolutionMode(mode)
              .dataFormat(images)
              .activation(activation())
              .build();
      default ->
          new ConvolutionLayer.Builder(kernel, stride, padding)
              .nOut(between(2, 9))
              .dilation(dilation)
              .hasBias(random.nextBoolean())
              .convolutionMode(mode)
              .dataFormat(images)
              .activation(activation())
              .build();
    };
  }

  private Layer pooling() {
    PoolingType[] kinds = {PoolingType.MAX, PoolingType.AVG, PoolingType.PNORM};
    SubsamplingLayer layer =
        new SubsamplingLayer.Builder(kinds[random.nextInt(3)])
            .kernelSize(between(2, 3), between(2, 3))
            .stride(between(1, 2), between(1, 2))
            .pnorm(between(1, 3))
            .convolutionMode(mode())
            .dataFormat(images)
            .build();
    layer.setAvgPoolIncludePadInDivisor(random.nextBoolean());
    return layer;
  }

  private Layer other() {
    return switch (random.nextInt(6)) {
      case 0 -> new BatchNormalization.Builder().dataFormat(images).build();
      case 1 -> new LocalResponseNormalization.Builder(1.5, between(2, 5), 0.4, 0.6).build();
      case 2 -> new ZeroPaddingLayer.Builder(0, 1, 2, 1).dataFormat(images).build();
      case 3 -> new Cropping2D.Builder(1, 0, 1, 1).dataFormat(images).build();
      case 4 -> new Upsampling2D.Builder(2).dataFormat(images).build();
      default -> dense();
    };
  }

  private Layer overSteps() {
    ConvolutionMode[] modes = {
      ConvolutionMode.Truncate, ConvolutionMode.Same, ConvolutionMode.Causal
    };
    ConvolutionMode mode = modes[random.nextInt(3)];
    if (random.nextBoolean()) {
      return new DeButConvolution1D.Builder(between(1, 3))
          .nOut(between(2, 12))
          .convolutionMode(mode)
          .rnnDataFormat(steps)
          .activation(activation())
          .build();
    }
    return new Convolution1DLayer.Builder(between(1, 3))
        .nOut(between(2, 6))
        .convolutionMode(mode)
        .rnnDataFormat(steps)
        .activation(activation())
        .build();
  }

  private Layer recurrent() {
    return random.nextBoolean()
        ? new LSTM.Builder()
            .nOut(between(2, 6))
            .activation(Activation.TANH)
            .dataFormat(steps)
            .build()
        : new SimpleRnn.Builder()
            .nOut(between(2, 6))
            .activation(Activation.RELU)
            .dataFormat(steps)
            .build();
  }

  private void finish() {
    String name = "out";
    if (!(type instanceof InputType.InputTypeFeedForward)) {
      PoolingType[] kinds = PoolingType.values();
      GlobalPoolingLayer pool =
          new GlobalPoolingLayer.Builder(kinds[random.nextInt(4)]).pnorm(2).build();
      if (type instanceof InputType.InputTypeRecurrent && steps == RNNFormat.NWC) {
        pool.setPoolingDimensions(new int[] {1}); // DL4J's default is that of NCW
      }
      graph.addLayer("pool", pool, last);
      last = "pool";
    }
    graph.addLayer(
        name,
        new OutputLayer.Builder(LossFunction.MSE).nOut(3).activation(Activation.IDENTITY).build(),
        last);
    graph.setOutputs(name);
  }

  private ConvolutionMode mode() {
    ConvolutionMode[] modes = {
      ConvolutionMode.Truncate, ConvolutionMode.Same, ConvolutionMode.Strict
    };
    return modes[random.nextInt(3)];
  }

  private Activation activation() {
    return ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size()));
  }

  private int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }
}
