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

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.convert.internal.surgery.UpdaterState;
import io.github.debutdl4j.layer.DeButConvolution2D;
import io.github.debutdl4j.layer.DeButDense;
import io.github.debutdl4j.layer.DeButOutputLayer;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.constraint.NonNegativeConstraint;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Everything that the source's configuration says is said by the result's. */
class CarriedOverTest {

  private static final Nesterovs SCHEDULED =
      new Nesterovs(new ExponentialSchedule(ScheduleType.ITERATION, 0.1, 0.99), 0.9);

  @Test
  void denseLayerKeepsEveryOption() {
    DenseLayer dense =
        new DenseLayer.Builder()
            .nIn(12)
            .nOut(16)
            .hasBias(false)
            .activation(Activation.RELU)
            .updater(SCHEDULED)
            .biasUpdater(new Sgd(0.5))
            .l1(1e-4)
            .l2Bias(1e-5)
            .dropOut(new GaussianDropout(0.1))
            .weightNoise(new DropConnect(0.9))
            .gradientNormalization(GradientNormalization.ClipL2PerParamType)
            .gradientNormalizationThreshold(0.7)
            .biasInit(0.25)
            .build();
    DeButDense converted = (DeButDense) layer(convert(network(dense, 16)), 0);

    assertThat(converted.getLayerName()).isEqualTo("layer0");
    assertThat(converted.hasBias()).isFalse();
    assertThat(converted.getActivationFn()).isInstanceOf(ActivationReLU.class);
    assertThat(converted.getIUpdater()).isEqualTo(SCHEDULED);
    assertThat(converted.getBiasUpdater()).isEqualTo(new Sgd(0.5));
    assertThat(converted.getRegularization())
        .containsExactly(new L1Regularization(1e-4), new L2Regularization(1e-3));
    assertThat(converted.getRegularizationBias()).hasSize(1);
    assertThat(converted.getIDropout()).isEqualTo(new GaussianDropout(0.1));
    assertThat(converted.getWeightNoise()).isEqualTo(new DropConnect(0.9));
    assertThat(converted.getGradientNormalization())
        .isEqualTo(GradientNormalization.ClipL2PerParamType);
    assertThat(converted.getGradientNormalizationThreshold()).isEqualTo(0.7);
    assertThat(converted.getBiasInit()).isEqualTo(0.25);
  }

  @Test
  void convolutionKeepsEveryOption() {
    ConvolutionLayer convolution =
        new ConvolutionLayer.Builder(new int[] {3, 2}, new int[] {2, 1}, new int[] {1, 0})
            .nIn(4)
            .nOut(8)
            .dilation(1, 2)
            .convolutionMode(ConvolutionMode.Truncate)
            .dataFormat(CNN2DFormat.NHWC)
            .dropOut(0.8)
            .build();
    convolution.setRegularization(List.of(new WeightDecay(0.01, true)));
    MultiLayerNetwork source = SampleNetworks.of(convolution, SampleNetworks.imageLoss());
    DeButConvolution2D converted =
        (DeButConvolution2D)
            layer(
                DeButConverter.convert(
                        source, SampleNetworks.half().columnOrder(ColumnOrder.TAP_MAJOR).build())
                    .network(),
                0);

    assertThat(converted.getKernelSize()).containsExactly(3, 2);
    assertThat(converted.getStride()).containsExactly(2, 1);
    assertThat(converted.getPadding()).containsExactly(1, 0);
    assertThat(converted.getDilation()).containsExactly(1, 2);
    assertThat(converted.getConvolutionMode()).isEqualTo(ConvolutionMode.Truncate);
    assertThat(converted.getCnn2dDataFormat()).isEqualTo(CNN2DFormat.NHWC);
    assertThat(converted.getIDropout()).isEqualTo(new Dropout(0.8));
    assertThat(converted.getRegularization()).contains(new WeightDecay(0.01, true));
    assertThat(converted.getColumnOrder()).isEqualTo(ColumnOrder.TAP_MAJOR);
    assertThat(converted.hasBias()).isTrue();
  }

  @Test
  void tapMajorOrderOfColumnsGivesTheSameLayerWhereTheChainIsExact() {
    MultiLayerNetwork source = SampleNetworks.convolutional(CNN2DFormat.NCHW);
    INDArray images = SampleNetworks.values(1, 3, 2, 8, 8);
    MultiLayerNetwork converted =
        DeButConverter.convert(
                source,
                ConvertOptions.builder()
                    .chain("conv", DeButChain.dense(8, 18))
                    .otherwise(LayerChoice.keepDense())
                    .columnOrder(ColumnOrder.TAP_MAJOR)
                    .build())
            .network();

    assertThat(converted.output(images).sub(source.output(images)).amaxNumber().doubleValue())
        .isLessThan(1e-12);
  }

  @Test
  void constraintsOnWeightsMoveToEachFactorAndThoseOnTheBiasStay() {
    DenseLayer dense =
        new DenseLayer.Builder()
            .nIn(12)
            .nOut(16)
            .constrainWeights(new MaxNormConstraint(0.5, 1))
            .constrainBias(new NonNegativeConstraint())
            .build();
    MultiLayerNetwork converted = convert(network(dense, 16));
    List<LayerConstraint> constraints = layer(converted, 0).getConstraints();
    int factors = ((DeButDense) layer(converted, 0)).resolvedChain().length();

    assertThat(factors).isGreaterThan(1);
    assertThat(constraints).hasSize(2);
    assertThat(constraints.stream().map(LayerConstraint::getParams).toList())
        .contains(Set.of("b"))
        .anySatisfy(names -> assertThat(names).hasSize(factors).contains("W0"));
    DataSet data = new DataSet(SampleNetworks.values(1, 6, 12), SampleNetworks.classes(2, 6, 4));
    converted.fit(data);
    assertThat(converted.getLayer(0).getParam("b").minNumber().doubleValue())
        .isGreaterThanOrEqualTo(0);
    assertThat(converted.getLayer(0).getParam("W0").norm2(2).maxNumber().doubleValue())
        .isLessThan(0.5 + 1e-5);
  }

  @Test
  void outputLayerKeepsNamePlaceLossAndActivation() {
    MultiLayerNetwork source = SampleNetworks.perceptron();
    MultiLayerNetwork converted = convert(source);
    DeButOutputLayer output = (DeButOutputLayer) layer(converted, 2);

    assertThat(converted.getnLayers()).isEqualTo(source.getnLayers());
    assertThat(output.getLayerName()).isEqualTo("classes");
    assertThat(output.getActivationFn()).isInstanceOf(ActivationSoftmax.class);
    assertThat(output.getLossFn()).isEqualTo(LossFunction.MCXENT.getILossFunction());
    assertThat(output.getRegularization())
        .isEqualTo(((OutputLayer) layer(source, 2)).getRegularization());
  }

  @Test
  void networkSettingsAndCountersStay() {
    MultiLayerConfiguration configuration =
        SampleNetworks.settings()
            .dataType(DataType.FLOAT)
            .seed(4711)
            .miniBatch(false)
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE)
            .cacheMode(CacheMode.HOST)
            .list()
            .layer(new DenseLayer.Builder().nIn(12).nOut(16).build())
            .layer(output(16))
            .backpropType(BackpropType.Standard)
            .build();
    MultiLayerNetwork source = SampleNetworks.start(new MultiLayerNetwork(configuration));
    DataSet data = new DataSet(SampleNetworks.values(1, 6, 12), SampleNetworks.classes(2, 6, 4));
    source.fit(data);
    source.fit(data);
    source.setEpochCount(3);
    MultiLayerNetwork converted = convert(source);
    MultiLayerConfiguration result = converted.getLayerWiseConfigurations();

    assertThat(converted.getIterationCount()).isEqualTo(2);
    assertThat(converted.getEpochCount()).isEqualTo(3);
    assertThat(converted.params().dataType()).isEqualTo(DataType.FLOAT);
    assertThat(result.getDataType()).isEqualTo(DataType.FLOAT);
    assertThat(result.getTrainingWorkspaceMode()).isEqualTo(WorkspaceMode.NONE);
    assertThat(result.getInferenceWorkspaceMode()).isEqualTo(WorkspaceMode.NONE);
    assertThat(result.getCacheMode()).isEqualTo(CacheMode.HOST);
    for (NeuralNetConfiguration layer : result.getConfs()) {
      assertThat(layer.getSeed()).isEqualTo(4711);
      assertThat(layer.isMiniBatch()).isFalse();
    }
  }

  @Test
  void preProcessorsStayInFrontOfTheirLayers() {
    MultiLayerNetwork converted = convert(SampleNetworks.convolutional(CNN2DFormat.NCHW));

    assertThat(converted.getLayerWiseConfigurations().getInputPreProcess(3))
        .isInstanceOf(CnnToFeedForwardPreProcessor.class);
    assertThat(converted.getLayerWiseConfigurations().getInputPreProcessors()).hasSize(1);
  }

  @Test
  void updaterStateOfUnchangedParametersIsCopiedAndThatOfNewOnesIsZero() {
    MultiLayerNetwork source = SampleNetworks.perceptron();
    source.fit(new DataSet(SampleNetworks.values(1, 6, 12), SampleNetworks.classes(2, 6, 4)));
    MultiLayerNetwork converted =
        DeButConverter.convert(
                source, SampleNetworks.half().rule("second", LayerChoice.keepDense()).build())
            .network();
    UpdaterState before = state(source);
    UpdaterState after = state(converted);

    assertThat(after.of("1_W")).isEqualTo(before.of("1_W")).hasSize(2);
    assertThat(after.of("0_b").get(0).ravel()).isEqualTo(before.of("0_b").get(0).ravel());
    assertThat(before.of("1_W").get(0).norm2Number().doubleValue()).isPositive();
    assertThat(after.of("0_W0").get(0).norm2Number().doubleValue()).isZero();
    assertThat(((BaseLayer) layer(converted, 0)).getIUpdater().getLearningRate(1, 0))
        .isEqualTo(1e-2);
  }

  private static UpdaterState state(MultiLayerNetwork network) {
    return UpdaterState.of(
        (BaseMultiLayerUpdater<?>) network.getUpdater(),
        layer -> Integer.toString(((org.deeplearning4j.nn.api.Layer) layer).getIndex()));
  }

  private static MultiLayerNetwork convert(MultiLayerNetwork source) {
    return DeButConverter.convert(source, SampleNetworks.HALF).network();
  }

  private static MultiLayerNetwork network(DenseLayer dense, int width) {
    return SampleNetworks.start(
        new MultiLayerNetwork(
            SampleNetworks.settings().list().layer(dense).layer(output(width)).build()));
  }

  private static OutputLayer output(int inputs) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(inputs)
        .nOut(4)
        .activation(Activation.SOFTMAX)
        .build();
  }

  private static org.deeplearning4j.nn.conf.layers.Layer layer(
      MultiLayerNetwork network, int index) {
    return network.getLayerWiseConfigurations().getConf(index).getLayer();
  }
}
