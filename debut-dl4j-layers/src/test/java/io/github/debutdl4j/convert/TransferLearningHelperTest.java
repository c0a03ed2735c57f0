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
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.layer.DeButLayerConf;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.nn.transferlearning.TransferLearningHelper;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Recipes on networks of images and sequences, and DL4J's helper for features that are computed
 * once: converted networks of one-factor chains give what their dense sources give.
 */
class TransferLearningHelperTest {

  private static final double TOLERANCE = 1e-6;
  private static final int STEPS = 3;

  private DataType before;

  /** DL4J's transfer learning makes a FLOAT network of one of another type. */
  @BeforeEach
  void drawRandomNumbersInDouble() {
    before = Nd4j.dataType();
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
  }

  @AfterEach
  void restoreDataType() {
    Nd4j.setDefaultDataTypes(before, before);
  }

  private static FineTuneConfiguration fineTune() {
    return new FineTuneConfiguration.Builder().updater(new Sgd(0.1)).seed(3).build();
  }

  private static TransferLearning.Builder edit(MultiLayerNetwork network) {
    return new TransferLearning.Builder(network).fineTuneConfiguration(fineTune());
  }

  private static TransferLearning.GraphBuilder edit(ComputationGraph network) {
    return new TransferLearning.GraphBuilder(network).fineTuneConfiguration(fineTune());
  }

  @Test
  void convolutionOfOtherSizeInMultiLayerNetwork() {
    for (CNN2DFormat format : CNN2DFormat.values()) {
      MultiLayerNetwork source = SampleNetworks.convolutional(format);
      assertSame(
          source,
          network ->
              edit(network)
                  .nOutReplace(0, 6, WeightInit.XAVIER)
                  .nInReplace(2, 6, WeightInit.XAVIER) // DL4J does not look beyond the pooling
                  .build(),
          images(format));
    }
  }

  @Test
  void resizedLayersGetTheirPolicysChainsAlsoAfterTheyWereSaved() throws IOException {
    ChainPolicy policy = ChainPolicy.smallest();
    ConvertOptions smallest = ConvertOptions.builder().policy(policy).build();
    MultiLayerNetwork images =
        restored(
            DeButConverter.convert(SampleNetworks.convolutional(CNN2DFormat.NCHW), smallest)
                .network());
    MultiLayerNetwork steps =
        restored(
            DeButConverter.convert(
                    SampleNetworks.convolutionOverTime(ConvolutionMode.Same), smallest)
                .network());

    MultiLayerNetwork wider =
        edit(images)
            .nOutReplace(0, 12, WeightInit.XAVIER)
            .nInReplace(2, 12, WeightInit.XAVIER)
            .nOutReplace(4, 6, WeightInit.XAVIER)
            .build();
    MultiLayerNetwork widerSteps =
        edit(steps)
            .nOutReplace(0, 12, WeightInit.XAVIER)
            .nOutReplace(1, 6, WeightInit.XAVIER)
            .build();

    assertThat(chain(wider, 0)).isEqualTo(policy.resolve(12, 2 * 9, 9));
    assertThat(chain(wider, 2)).isEqualTo(policy.resolve(4, 12, 1));
    assertThat(chain(wider, 4)).isEqualTo(policy.resolve(6, 16, 1));
    assertThat(chain(widerSteps, 0)).isEqualTo(policy.resolve(12, 6 * 3, 3));
    assertThat(chain(widerSteps, 1)).isEqualTo(policy.resolve(6, 12, 1));
    assertThat(wider.output(images(CNN2DFormat.NCHW).getFeatures()).shape()).containsExactly(5, 6);
    assertThat(widerSteps.output(SampleNetworks.values(14, 3, 6, 7)).shape())
        .containsExactly(3, 6, 7);
  }

  private static MultiLayerNetwork restored(MultiLayerNetwork network) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, zip, true);
    return ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(zip.toByteArray()));
  }

  private static DeButChain chain(MultiLayerNetwork network, int layer) {
    return ((DeButLayerConf) network.getLayer(layer).conf().getLayer()).resolvedChain();
  }

  @Test
  void newLayersBehindTheConvolutionsOfAMultiLayerNetwork() {
    assertSame(
        SampleNetworks.convolutional(CNN2DFormat.NCHW),
        network ->
            edit(network)
                .setFeatureExtractor(1)
                .removeLayersFromOutput(3)
                .addLayer(new ConvolutionLayer.Builder(3, 3).nIn(8).nOut(5).build())
                .addLayer(new GlobalPoolingLayer(PoolingType.AVG))
                .addLayer(head(5, 4))
                .setInputPreProcessor(4, null)
                .build(),
        images(CNN2DFormat.NCHW));
  }

  @Test
  void headOfOtherSizeOverTime() {
    INDArray labels =
        SampleNetworks.classes(13, 3 * 7, 6).reshape('c', 3, 7, 6).permute(0, 2, 1).dup('c');
    DataSet data = new DataSet(SampleNetworks.values(14, 3, 6, 7), labels);
    assertSame(
        SampleNetworks.recurrent(),
        network -> edit(network).nOutReplace(2, 6, WeightInit.XAVIER).build(),
        data);
    assertSame(
        SampleNetworks.convolutionOverTime(ConvolutionMode.Same),
        network ->
            edit(network)
                .setFeatureExtractor(0)
                .removeOutputLayer()
                .addLayer(
                    new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(8)
                        .nOut(6)
                        .dataFormat(RNNFormat.NCW)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build(),
        data);
  }

  @Test
  void convolutionOfOtherSizeInGraph() {
    INDArray[] in = {SampleNetworks.values(3, 5, 2, 8, 8)};
    INDArray[] out = {SampleNetworks.classes(4, 5, 4)};
    assertSame(
        imageGraph(), n -> edit(n).nOutReplace("conv1", 7, WeightInit.XAVIER).build(), in, out);
    assertSame(
        imageGraph(),
        network ->
            edit(network)
                .setFeatureExtractor("conv1")
                .removeVertexAndConnections("mean")
                .addLayer(
                    "conv3", new ConvolutionLayer.Builder(1, 1).nIn(6).nOut(3).build(), "conv2")
                .addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), "conv3")
                .removeVertexAndConnections("classes")
                .addLayer("classes", head(3, 4), "mean")
                .setOutputs("classes")
                .build(),
        in,
        out);
  }

  @Test
  void featuresOfMultiLayerNetworkAreFittedByTheHelper() {
    MultiLayerNetwork source = SampleNetworks.convolutional(CNN2DFormat.NCHW);
    DataSet data = images(CNN2DFormat.NCHW);
    MultiLayerNetwork dense = fitted(source, data);
    MultiLayerNetwork deBut = fitted(convert(source), data);

    assertClose(deBut.output(data.getFeatures()), dense.output(data.getFeatures()));
    assertThat(
            dense
                .output(data.getFeatures())
                .sub(source.output(data.getFeatures()))
                .amaxNumber()
                .doubleValue())
        .isGreaterThan(1e-3);
  }

  @Test
  void featuresOfGraphAreFittedByTheHelper() {
    ComputationGraph source = SampleNetworks.twoHeaded();
    MultiDataSet data =
        new MultiDataSet(
            new INDArray[] {SampleNetworks.values(7, 6, 12)},
            new INDArray[] {SampleNetworks.classes(8, 6, 4), SampleNetworks.values(9, 6, 2)});
    assertHelped(source, "trunk", data);
    assertHelped(
        imageGraph(),
        "conv1",
        new MultiDataSet(SampleNetworks.values(3, 5, 2, 8, 8), SampleNetworks.classes(4, 5, 4)));
  }

  private static void assertHelped(ComputationGraph source, String frozen, MultiDataSet data) {
    ComputationGraph converted =
        DeButConverter.convert(source, DenseAndConverted.ONE_FACTOR).network();
    TransferLearningHelper dense =
        new TransferLearningHelper(edit(source).setFeatureExtractor(frozen).build());
    TransferLearningHelper deBut =
        new TransferLearningHelper(edit(converted).setFeatureExtractor(frozen).build());
    for (int step = 0; step < STEPS; step++) {
      MultiDataSet denseFeatures = dense.featurize(data);
      MultiDataSet deButFeatures = deBut.featurize(data);
      assertClose(deButFeatures.getFeatures(0), denseFeatures.getFeatures(0));
      dense.fitFeaturized(denseFeatures);
      deBut.fitFeaturized(deButFeatures);
      assertThat(deBut.unfrozenGraph().score())
          .isCloseTo(dense.unfrozenGraph().score(), within(TOLERANCE));
      assertClose(
          deBut.outputFromFeaturized(deButFeatures.getFeatures())[0],
          dense.outputFromFeaturized(denseFeatures.getFeatures())[0]);
    }
  }

  private static MultiLayerNetwork fitted(MultiLayerNetwork network, DataSet data) {
    MultiLayerNetwork frozen = edit(network).setFeatureExtractor(3).build();
    TransferLearningHelper helper = new TransferLearningHelper(frozen);
    for (int step = 0; step < STEPS; step++) {
      helper.fitFeaturized(helper.featurize(data));
    }
    return frozen;
  }

  private static OutputLayer head(int nIn, int nOut) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(nIn)
        .nOut(nOut)
        .activation(Activation.SOFTMAX)
        .build();
  }

  private static ComputationGraph imageGraph() {
    return SampleNetworks.start(
        new ComputationGraph(
            SampleNetworks.settings()
                .graphBuilder()
                .addInputs("in")
                .addLayer("conv1", new ConvolutionLayer.Builder(3, 3).nOut(8).build(), "in")
                .addLayer("conv2", new ConvolutionLayer.Builder(1, 1).nOut(6).build(), "conv1")
                .addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), "conv2")
                .addLayer("classes", head(6, 4), "mean")
                .setOutputs("classes")
                .setInputTypes(InputType.convolutional(8, 8, 2))
                .build()));
  }

  private static DataSet images(CNN2DFormat format) {
    long[] shape = format == CNN2DFormat.NCHW ? new long[] {5, 2, 8, 8} : new long[] {5, 8, 8, 2};
    return new DataSet(SampleNetworks.values(3, shape), SampleNetworks.classes(4, 5, 4));
  }

  private static MultiLayerNetwork convert(MultiLayerNetwork source) {
    return DeButConverter.convert(source, DenseAndConverted.ONE_FACTOR).network();
  }

  private static void assertSame(
      MultiLayerNetwork source, UnaryOperator<MultiLayerNetwork> recipe, DataSet data) {
    Nd4j.getRandom().setSeed(5);
    MultiLayerNetwork dense = recipe.apply(source);
    Nd4j.getRandom().setSeed(5);
    MultiLayerNetwork deBut = recipe.apply(convert(source));
    for (int step = 0; step < STEPS; step++) {
      assertClose(deBut.output(data.getFeatures()), dense.output(data.getFeatures()));
      dense.fit(data);
      deBut.fit(data);
      assertThat(deBut.score()).isCloseTo(dense.score(), within(TOLERANCE));
    }
  }

  private static void assertSame(
      ComputationGraph source,
      UnaryOperator<ComputationGraph> recipe,
      INDArray[] in,
      INDArray[] out) {
    ComputationGraph converted =
        DeButConverter.convert(source, DenseAndConverted.ONE_FACTOR).network();
    Nd4j.getRandom().setSeed(5);
    ComputationGraph dense = recipe.apply(source);
    Nd4j.getRandom().setSeed(5);
    ComputationGraph deBut = recipe.apply(converted);
    for (int step = 0; step < STEPS; step++) {
      assertClose(deBut.output(in)[0], dense.output(in)[0]);
      dense.fit(in, out);
      deBut.fit(in, out);
      assertThat(deBut.score()).isCloseTo(dense.score(), within(TOLERANCE));
    }
  }

  private static void assertClose(INDArray actual, INDArray expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(actual.sub(expected).amaxNumber().doubleValue()).isLessThan(TOLERANCE);
  }
}
