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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.layer.internal.engine.ChainEngines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.earlystopping.EarlyStoppingConfiguration;
import org.deeplearning4j.earlystopping.EarlyStoppingResult;
import org.deeplearning4j.earlystopping.saver.InMemoryModelSaver;
import org.deeplearning4j.earlystopping.scorecalc.DataSetLossCalculator;
import org.deeplearning4j.earlystopping.termination.MaxEpochsTerminationCondition;
import org.deeplearning4j.earlystopping.trainer.EarlyStoppingGraphTrainer;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** DeBut layers inside a ComputationGraph, with everything users do to one. */
class LayerInNetworkTest {

  /**
   * As DL4J's dense layer gives f order, a stack of layers need not turn its rows at every step.
   */
  @Test
  void aDenseLayerGivesItsRowsInTheOrderTheyCameIn() {
    ComputationGraphConfiguration conf =
        new NeuralNetConfiguration.Builder()
            .seed(3)
            .graphBuilder()
            .addInputs("in")
            .addLayer(
                "fc",
                new DeButDense.Builder()
                    .nIn(12)
                    .nOut(6)
                    .chain(TestChains.sixByTwelve("regular"))
                    .build(),
                "in")
            .setOutputs("fc")
            .build();
    ComputationGraph net = new ComputationGraph(conf);
    net.init();
    INDArray rows = Nd4j.rand(DataType.FLOAT, 70, 12);

    INDArray fromC = net.outputSingle(rows.dup('c'));
    INDArray fromF = net.outputSingle(rows.dup('f'));

    assertThat(fromC.stride(1)).isEqualTo(1);
    assertThat(fromF.stride(0)).isEqualTo(1);
    assertThat(fromF).isEqualTo(fromC);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE", "HALF"})
  void trainsInEveryDataType(DataType type) {
    ComputationGraph net = ImageGraph.graph(CNN2DFormat.NCHW, type, WorkspaceMode.ENABLED);
    DataSet data = ImageGraph.data(CNN2DFormat.NCHW, 16);
    data.setFeatures(data.getFeatures().castTo(type));
    data.setLabels(data.getLabels().castTo(type));
    double before = net.score(data);
    for (int step = 0; step < 30; step++) {
      net.fit(data);
    }
    assertThat(net.output(data.getFeatures())[0].dataType()).isEqualTo(type);
    assertThat(net.score(data)).isLessThan(0.8 * before);
  }

  @ParameterizedTest
  @EnumSource(CNN2DFormat.class)
  void gradientsAreTheSameWithAndWithoutWorkspaces(CNN2DFormat format) {
    ComputationGraph with = ImageGraph.graph(format, DataType.DOUBLE, WorkspaceMode.ENABLED);
    ComputationGraph without = ImageGraph.graph(format, DataType.DOUBLE, WorkspaceMode.NONE);
    without.setParams(with.params());
    for (int trial = 0; trial < 8; trial++) {
      DataSet data = ImageGraph.data(format, 1 + 5 * (trial % 3));
      for (ComputationGraph net : List.of(with, without)) {
        net.setInput(0, data.getFeatures());
        net.setLabel(0, data.getLabels());
        net.computeGradientAndScore();
      }
      assertThat(with.gradient().gradient()).isEqualTo(without.gradient().gradient());
    }
  }

  @Test
  void theEnginePropertyForcesNd4jOperationsWithTheSameGradients() {
    ComputationGraph kernel =
        ImageGraph.graph(CNN2DFormat.NHWC, DataType.DOUBLE, WorkspaceMode.ENABLED);
    ComputationGraph operations;
    System.setProperty(ChainEngines.ENGINE_PROPERTY, "nd4j");
    try {
      operations = ImageGraph.graph(CNN2DFormat.NHWC, DataType.DOUBLE, WorkspaceMode.ENABLED);
    } finally {
      System.clearProperty(ChainEngines.ENGINE_PROPERTY);
    }
    assertThat(engineOf(kernel)).isEqualTo("DoubleChainEngine");
    assertThat(engineOf(operations)).isEqualTo("Nd4jChainEngine");

    operations.setParams(kernel.params());
    DataSet data = ImageGraph.data(CNN2DFormat.NHWC, 6);
    for (ComputationGraph net : List.of(kernel, operations)) {
      net.setInput(0, data.getFeatures());
      net.setLabel(0, data.getLabels());
      net.computeGradientAndScore();
    }
    INDArray expected = operations.gradient().gradient();
    assertThat(kernel.gradient().gradient().equalsWithEps(expected, 1e-12)).isTrue();
  }

  private static String engineOf(ComputationGraph net) {
    return ((ChainLayer<?>) net.getLayer("dense")).engine().getClass().getSimpleName();
  }

  @Test
  void bothFormatsOfImagesGiveTheSameOutput() {
    ComputationGraph first =
        ImageGraph.graph(CNN2DFormat.NCHW, DataType.FLOAT, WorkspaceMode.ENABLED);
    ComputationGraph last =
        ImageGraph.graph(CNN2DFormat.NHWC, DataType.FLOAT, WorkspaceMode.ENABLED);
    last.setParams(first.params());
    INDArray images = ImageGraph.data(CNN2DFormat.NCHW, 5).getFeatures();

    INDArray pooled = first.feedForward(images, false).get("pool");
    INDArray pooledLast = last.feedForward(images.permute(0, 2, 3, 1).dup('c'), false).get("pool");

    assertThat(pooledLast.permute(0, 3, 1, 2).equalsWithEps(pooled, 1e-5)).isTrue();
  }

  @Test
  void savingRestoringCloningAndCopyingByJsonKeepTheOutput() throws Exception {
    ComputationGraph net =
        ImageGraph.graph(CNN2DFormat.NCHW, DataType.FLOAT, WorkspaceMode.ENABLED);
    DataSet data = ImageGraph.data(CNN2DFormat.NCHW, 8);
    net.fit(data);
    INDArray expected = net.outputSingle(data.getFeatures());

    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ModelSerializer.writeModel(net, file, true);
    ComputationGraph restored =
        ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(file.toByteArray()), true);
    ComputationGraph copied =
        new ComputationGraph(
            ComputationGraphConfiguration.fromJson(net.getConfiguration().toJson()));
    copied.init();
    copied.setParams(net.params());

    for (ComputationGraph other : List.of(restored, net.clone(), copied)) {
      assertThat(other.outputSingle(data.getFeatures())).isEqualTo(expected);
    }
    assertThat(restored.getUpdater().getStateViewArray())
        .isEqualTo(net.getUpdater().getStateViewArray());
  }

  @Test
  void aLayersParametersAreSetInTheOrderOfItsFlatView() {
    ComputationGraph net =
        ImageGraph.graph(CNN2DFormat.NCHW, DataType.FLOAT, WorkspaceMode.ENABLED);
    INDArray values = net.getLayer("dense").params().dup();
    net.getLayer("dense").params().assign(0);

    net.getLayer("dense").setParams(values);

    assertThat(net.getLayer("dense").params()).isEqualTo(values);
  }

  @Test
  void transferLearningKeepsAndFreezesDeButLayers() {
    ComputationGraph net =
        ImageGraph.graph(CNN2DFormat.NCHW, DataType.FLOAT, WorkspaceMode.ENABLED);
    DataSet data = ImageGraph.data(CNN2DFormat.NCHW, 8);
    INDArray expected = net.outputSingle(data.getFeatures());

    ComputationGraph frozen =
        new TransferLearning.GraphBuilder(net).setFeatureExtractor("dense").build();

    assertThat(frozen.outputSingle(data.getFeatures())).isEqualTo(expected);
    INDArray before = frozen.getLayer("dense").params().dup();
    INDArray outBefore = frozen.getLayer("out").params().dup();
    frozen.fit(data);
    assertThat(frozen.getLayer("dense").params()).isEqualTo(before);
    assertThat(frozen.getLayer("out").params()).isNotEqualTo(outBefore);
  }

  @Test
  void transferLearningMayChangeTheSizeOfALayerWhoseChainAPolicyPicks() {
    ComputationGraph net =
        ImageGraph.graph(CNN2DFormat.NCHW, DataType.FLOAT, WorkspaceMode.ENABLED);

    ComputationGraph changed =
        new TransferLearning.GraphBuilder(net)
            .fineTuneConfiguration(
                new FineTuneConfiguration.Builder().updater(new Sgd(0.01)).build())
            .nOutReplace("dense", 30, WeightInit.XAVIER)
            .build();

    DeButDense dense = (DeButDense) changed.getLayer("dense").conf().getLayer();
    assertThat(dense.resolvedChain()).isEqualTo(ChainPolicy.bulging(2).resolve(30, 144, 1));
    assertThat(dense.getIUpdater()).isEqualTo(new Sgd(0.01));
    changed.fit(ImageGraph.data(CNN2DFormat.NCHW, 8));
    assertThat(changed.getLayer("conv").numParams()).isEqualTo(net.getLayer("conv").numParams());
  }

  @Test
  void earlyStoppingFindsABestModel() {
    ComputationGraph net =
        ImageGraph.graph(CNN2DFormat.NCHW, DataType.FLOAT, WorkspaceMode.ENABLED);
    ListDataSetIterator<DataSet> batches =
        new ListDataSetIterator<>(ImageGraph.data(CNN2DFormat.NCHW, 16).asList(), 8);
    EarlyStoppingConfiguration<ComputationGraph> conf =
        new EarlyStoppingConfiguration.Builder<ComputationGraph>()
            .epochTerminationConditions(new MaxEpochsTerminationCondition(4))
            .scoreCalculator(new DataSetLossCalculator(batches, true))
            .modelSaver(new InMemoryModelSaver<>())
            .build();

    EarlyStoppingResult<ComputationGraph> result =
        new EarlyStoppingGraphTrainer(conf, net, batches).fit();

    assertThat(result.getTotalEpochs()).isEqualTo(4);
    assertThat(result.getBestModel().getLayer("dense")).isInstanceOf(DeButDenseLayer.class);
  }

  @ParameterizedTest
  @CsvSource({"Truncate, 1, 0", "Truncate, 2, 1", "Same, 1, 0", "Same, 2, 0"})
  void masksOfImagesArePassedOnAsByConvolutionLayer(ConvolutionMode mode, int stride, int padding) {
    INDArray mask = Nd4j.ones(DataType.FLOAT, 2, 1, 8, 1);
    mask.putScalar(new int[] {1, 0, 6, 0}, 0).putScalar(new int[] {1, 0, 7, 0}, 0);
    INDArray[] reduced = new INDArray[2];
    for (boolean debut : new boolean[] {false, true}) {
      ConvolutionLayer.BaseConvBuilder<?> builder =
          debut ? new DeButConvolution2D.Builder(3, 3) : new ConvolutionLayer.Builder(3, 3);
      builder.convolutionMode(mode).stride(stride, stride).padding(padding, padding).nOut(4);
      MultiLayerNetwork net =
          new MultiLayerNetwork(
              new NeuralNetConfiguration.Builder()
                  .list()
                  .layer(builder.build())
                  .setInputType(InputType.convolutional(8, 8, 3))
                  .build());
      net.init();
      reduced[debut ? 1 : 0] =
          net.getLayer(0).feedForwardMaskArray(mask, MaskState.Active, 2).getFirst();
    }
    assertThat(reduced[1]).isEqualTo(reduced[0]);
  }

  @Test
  void inputsOfTheWrongShapeAreRefusedWithWhatWouldFit() {
    ComputationGraph net =
        ImageGraph.graph(CNN2DFormat.NCHW, DataType.FLOAT, WorkspaceMode.ENABLED);
    assertThatThrownBy(() -> net.output(Nd4j.zeros(2, 8, 8, 3)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContainingAll(
            "[2, 8, 8, 3]", "[minibatch, nIn = 3, height, width] (NCHW)", "NHWC", "conv");
    assertThatThrownBy(
            () -> net.getLayer("dense").activate(Nd4j.zeros(2, 5), false, noWorkspaces()))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContainingAll("[2, 5]", "[minibatch, nIn = 144]", "dense");
  }

  private static LayerWorkspaceMgr noWorkspaces() {
    return LayerWorkspaceMgr.noWorkspaces();
  }
}
