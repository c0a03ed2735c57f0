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

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.convert.LayerReport.Outcome;
import io.github.debutdl4j.layer.DeButConvolution2D;
import io.github.debutdl4j.layer.DeButDense;
import io.github.debutdl4j.layer.recurrent.DeButLSTM;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.AttentionVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Which layers are converted, which are left alone, and what the report says of them. */
class LayerKindsTest {

  @Test
  void frozenLayersAreConvertedAndStayFrozen() {
    MultiLayerNetwork source =
        SampleNetworks.start(
            new MultiLayerNetwork(
                // DL4J itself lets L2 pull at the weights of a FrozenLayerWithBackprop.
                SampleNetworks.settings()
                    .l2(0)
                    .list()
                    .layer(new FrozenLayer(new DenseLayer.Builder().nIn(12).nOut(16).build()))
                    .layer(
                        new FrozenLayerWithBackprop(
                            new DenseLayer.Builder().nIn(16).nOut(8).build()))
                    .layer(output(8))
                    .build()));
    ConversionResult<MultiLayerNetwork> result = convert(source);
    MultiLayerNetwork converted = result.network();
    INDArray first = converted.getLayer(0).params().dup();
    INDArray second = converted.getLayer(1).params().dup();
    INDArray last = converted.getLayer(2).params().dup();
    converted.fit(new DataSet(SampleNetworks.values(1, 6, 12), SampleNetworks.classes(2, 6, 4)));

    assertThat(result.report().converted()).isEqualTo(3);
    assertThat(((FrozenLayer) layer(converted, 0)).getLayer()).isInstanceOf(DeButDense.class);
    assertThat(converted.getLayer(0).params()).isEqualTo(first);
    assertThat(converted.getLayer(1).params()).isEqualTo(second);
    assertThat(converted.getLayer(2).params()).isNotEqualTo(last);
  }

  @Test
  void layerFrozenOnlyInTheRunningNetworkStaysFrozenToo() {
    ComputationGraph source = SampleNetworks.twoHeaded();
    source.getVertex("trunk").setLayerAsFrozen();
    ComputationGraph converted = DeButConverter.convert(source, SampleNetworks.HALF).network();
    INDArray trunk = converted.getLayer("trunk").params().dup();
    converted.fit(
        new MultiDataSet(
            new INDArray[] {SampleNetworks.values(3, 6, 12)},
            new INDArray[] {SampleNetworks.classes(4, 6, 4), SampleNetworks.values(5, 6, 2)}));

    assertThat(converted.getLayer("trunk").params()).isEqualTo(trunk);
  }

  @Test
  void verticesWithParametersAreLeftAndCounted() {
    ComputationGraph source =
        SampleNetworks.start(
            new ComputationGraph(
                SampleNetworks.settings()
                    .graphBuilder()
                    .addInputs("in")
                    .setInputTypes(InputType.recurrent(6))
                    .addVertex(
                        "attention",
                        new AttentionVertex.Builder()
                            .nInKeys(6)
                            .nInQueries(6)
                            .nInValues(6)
                            .nOut(8)
                            .nHeads(2)
                            .headSize(4)
                            .projectInput(true)
                            .build(),
                        "in",
                        "in",
                        "in")
                    .addLayer("classes", rnnOutput(8, RNNFormat.NCW), "attention")
                    .setOutputs("classes")
                    .build()));
    ConversionResult<ComputationGraph> result = DeButConverter.convert(source, SampleNetworks.HALF);

    assertLeft(result.report(), "attention", Outcome.NOT_LINEAR, "not layers");
    assertThat(result.report().parametersBefore()).isEqualTo(source.params().length());
    assertThat(result.report().parametersAfter()).isEqualTo(result.network().params().length());
    assertThat(result.network().getVertex("attention").params())
        .isEqualTo(source.getVertex("attention").params());
  }

  @Test
  void timeDistributedWrapperIsKeptAroundTheDeButLayer() {
    MultiLayerNetwork source =
        SampleNetworks.start(
            new MultiLayerNetwork(
                SampleNetworks.settings()
                    .list()
                    .layer(
                        new TimeDistributed(
                            new DenseLayer.Builder().nIn(12).nOut(16).build(), RNNFormat.NCW))
                    .layer(rnnOutput(16, RNNFormat.NCW))
                    .build()));
    ConversionResult<MultiLayerNetwork> result = convert(source);

    assertThat(result.report().converted()).isEqualTo(2);
    assertThat(((TimeDistributed) layer(result.network(), 0)).getUnderlying())
        .isInstanceOf(DeButDense.class);
    assertThat(result.network().output(SampleNetworks.values(1, 3, 12, 5)).shape())
        .containsExactly(3, 4, 5);
  }

  @Test
  void layersThatAreNotAMatrixOrNotSupportedAreLeftWithAReason() {
    MultiLayerNetwork source =
        SampleNetworks.start(
            new MultiLayerNetwork(
                SampleNetworks.settings()
                    .list()
                    .layer(new EmbeddingLayer.Builder().nIn(20).nOut(12).name("words").build())
                    .layer(new BatchNormalization.Builder().nIn(12).nOut(12).name("norm").build())
                    .layer(
                        new DenseLayer.Builder()
                            .nIn(12)
                            .nOut(16)
                            .hasLayerNorm(true)
                            .name("normalised")
                            .build())
                    .layer(output(16))
                    .build()));
    ConversionReport report = convert(source).report();

    assertLeft(report, "words", Outcome.NOT_LINEAR, "embedding");
    assertLeft(report, "norm", Outcome.NOT_LINEAR, "scale and a shift");
    assertLeft(report, "normalised", Outcome.LEFT_DENSE, "hasLayerNorm");
    assertThat(report.converted()).isEqualTo(1);
    assertThat(report.linearLayersLeft()).isEqualTo(1);
  }

  @Test
  void subclassesOfConvolutionAreLeftAndCountAsLinear() {
    MultiLayerNetwork source =
        SampleNetworks.start(
            new MultiLayerNetwork(
                SampleNetworks.settings()
                    .list()
                    .layer(
                        new DepthwiseConvolution2D.Builder(3, 3)
                            .depthMultiplier(2)
                            .name("depthwise")
                            .build())
                    .layer(
                        new SeparableConvolution2D.Builder(3, 3).nOut(8).name("separable").build())
                    .layer(new ConvolutionLayer.Builder(1, 1).nOut(8).name("plain").build())
                    .layer(output(0))
                    .setInputType(InputType.convolutional(8, 8, 4))
                    .build()));
    ConversionReport report = convert(source).report();

    assertLeft(report, "depthwise", Outcome.LEFT_DENSE, "DepthwiseConvolution2D");
    assertThat(report.converted()).isEqualTo(3);
    assertThat(report.linearLayersLeft()).isEqualTo(1);
  }

  @Test
  void bothMatricesOfAnLstmAreConverted() {
    ConversionResult<MultiLayerNetwork> result = convert(SampleNetworks.recurrent());

    assertThat(result.report().layers())
        .extracting(LayerReport::name)
        .containsExactly("lstm (input)", "lstm (recurrent)", "steps", "classes");
    assertThat(result.report().converted()).isEqualTo(4);
    assertThat(result.report().linearLayersLeft()).isZero();
    assertThat(result.report().parametersAfter()).isEqualTo(result.network().numParams());
    assertThat(layer(result.network(), 0)).isInstanceOf(DeButLSTM.class);
  }

  @Test
  void layersInBothDirectionsGetTheirOwnChains() {
    MultiLayerNetwork source =
        SampleNetworks.start(
            new MultiLayerNetwork(
                SampleNetworks.settings()
                    .list()
                    .layer(
                        new Bidirectional(
                            new LSTM.Builder().nIn(6).nOut(8).dataFormat(RNNFormat.NWC).build()))
                    .layer(rnnOutput(16, RNNFormat.NWC))
                    .build()));
    DenseAndConverted twins = DenseAndConverted.of(source, 1e-5);
    twins.assertSame(
        new DataSet(SampleNetworks.values(1, 3, 5, 6), SampleNetworks.values(2, 3, 5, 4)), 3);

    Bidirectional both = (Bidirectional) layer(twins.converted(), 0);
    assertThat(both.getFwd()).isInstanceOf(DeButLSTM.class);
    assertThat(both.getBwd()).isInstanceOf(DeButLSTM.class);
    assertThat(DeButConverter.plan(source, SampleNetworks.HALF).layers())
        .extracting(LayerReport::name)
        .startsWith(
            "layer0 (forward input)",
            "layer0 (forward recurrent)",
            "layer0 (backward input)",
            "layer0 (backward recurrent)");
  }

  @Test
  void lastStepAndMaskedLayersKeepTheirWrappers() {
    MultiLayerNetwork source =
        SampleNetworks.start(
            new MultiLayerNetwork(
                SampleNetworks.settings()
                    .list()
                    .layer(
                        new LastTimeStep(
                            new MaskZeroLayer(new LSTM.Builder().nIn(6).nOut(8).build(), 0)))
                    .layer(output(8))
                    .build()));
    DenseAndConverted twins = DenseAndConverted.of(source, 1e-5);
    twins.assertSame(
        new DataSet(SampleNetworks.values(1, 3, 6, 5), SampleNetworks.classes(2, 3, 4)), 3);

    Layer masked = ((LastTimeStep) layer(twins.converted(), 0)).getUnderlying();
    assertThat(((MaskZeroLayer) masked).getUnderlying()).isInstanceOf(DeButLSTM.class);
  }

  @Test
  void matrixOfOneRowOrColumnBecomesOneFactorWithTheSameWeights() {
    MultiLayerNetwork source =
        SampleNetworks.start(
            new MultiLayerNetwork(
                SampleNetworks.settings()
                    .list()
                    .layer(new ConvolutionLayer.Builder(3, 3).nOut(8).name("wide").build())
                    .layer(new ConvolutionLayer.Builder(1, 1).nOut(1).name("row").build())
                    .layer(new DenseLayer.Builder().nOut(1).name("long row").build())
                    .layer(output(1))
                    .setInputType(InputType.convolutional(8, 8, 4))
                    .build()));
    INDArray images = SampleNetworks.values(1, 5, 4, 8, 8);
    List<ConvertOptions> ways =
        List.of(
            SampleNetworks.HALF,
            ConvertOptions.builder().budgetShare(0.6).build(),
            ConvertOptions.builder().policy(ChainPolicy.budget(0.6)).build());

    for (ConvertOptions options : ways) {
      ConversionResult<MultiLayerNetwork> result = DeButConverter.convert(source, options);
      List<LayerReport> rows = result.report().layers().subList(1, 4);

      assertThat(result.report().linearLayersLeft()).isZero();
      assertThat(result.report().converted()).isEqualTo(4);
      assertThat(rows)
          .allSatisfy(
              row -> {
                assertThat(row.parametersAfter()).isEqualTo(row.parametersBefore());
                assertThat(row.relativeError()).isZero();
              });
      List<INDArray> activations = result.network().feedForward(images);
      source.setInput(images);
      INDArray expected = source.activateSelectedLayers(1, 3, activations.get(1));
      assertThat(activations.get(4).distance2(expected)).isLessThan(1e-12);
    }
  }

  @Test
  void graphMadeAsKerasImportMakesItIsConverted() {
    ComputationGraph source = SampleNetworks.start(new ComputationGraph(kerasLike()));
    ConversionResult<ComputationGraph> result = DeButConverter.convert(source, SampleNetworks.HALF);
    ComputationGraph converted = result.network();

    assertThat(result.report().linearLayersLeft()).isZero();
    assertThat(
            ((LayerVertex) converted.getConfiguration().getVertices().get("conv2d"))
                .getLayerConf()
                .getLayer())
        .isInstanceOf(DeButConvolution2D.class);
    assertThat(converted.getConfiguration().getNetworkOutputs()).containsExactly("dense_1_loss");
    INDArray images = SampleNetworks.values(1, 5, 8, 8, 4);
    assertThat(converted.output(images)[0].shape()).containsExactly(5, 4);
    converted.fit(new DataSet(images, SampleNetworks.classes(2, 5, 4)));
  }

  /** Layers and activations apart, channels last, a separate loss layer after the output. */
  private static ComputationGraphConfiguration kerasLike() {
    CNN2DFormat format = CNN2DFormat.NHWC;
    return SampleNetworks.settings()
        .graphBuilder()
        .addInputs("input_1")
        .setInputTypes(InputType.convolutional(8, 8, 4, format))
        .addLayer(
            "conv2d",
            new ConvolutionLayer.Builder(3, 3)
                .nOut(8)
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.IDENTITY)
                .dataFormat(format)
                .build(),
            "input_1")
        .addLayer("activation", new ActivationLayer(Activation.RELU), "conv2d")
        .addLayer(
            "max_pooling2d",
            new SubsamplingLayer.Builder(PoolingType.MAX)
                .kernelSize(2, 2)
                .stride(2, 2)
                .dataFormat(format)
                .build(),
            "activation")
        .addLayer("dropout", new DropoutLayer.Builder(0.75).build(), "max_pooling2d")
        .addLayer(
            "dense",
            new DenseLayer.Builder().nOut(16).activation(Activation.RELU).build(),
            new CnnToFeedForwardPreProcessor(4, 4, 8, format),
            "dropout")
        .addLayer(
            "dense_1",
            new DenseLayer.Builder().nOut(4).activation(Activation.SOFTMAX).build(),
            "dense")
        .addLayer(
            "dense_1_loss",
            new LossLayer.Builder(LossFunction.MCXENT).activation(Activation.IDENTITY).build(),
            "dense_1")
        .setOutputs("dense_1_loss")
        .build();
  }

  private static void assertLeft(
      ConversionReport report, String name, Outcome outcome, String reason) {
    LayerReport row =
        report.layers().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
    assertThat(row.outcome()).isEqualTo(outcome);
    assertThat(row.reason()).contains(reason);
    assertThat(row.parametersAfter()).isEqualTo(row.parametersBefore());
    assertThat(row.chainAfter()).isEmpty();
  }

  private static ConversionResult<MultiLayerNetwork> convert(MultiLayerNetwork source) {
    return DeButConverter.convert(source, SampleNetworks.HALF);
  }

  private static OutputLayer output(int inputs) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(inputs)
        .nOut(4)
        .activation(Activation.SOFTMAX)
        .build();
  }

  private static RnnOutputLayer rnnOutput(int inputs, RNNFormat format) {
    return new RnnOutputLayer.Builder(LossFunction.MCXENT)
        .nIn(inputs)
        .nOut(4)
        .dataFormat(format)
        .activation(Activation.SOFTMAX)
        .build();
  }

  private static Layer layer(MultiLayerNetwork network, int index) {
    return network.getLayerWiseConfigurations().getConf(index).getLayer();
  }
}
