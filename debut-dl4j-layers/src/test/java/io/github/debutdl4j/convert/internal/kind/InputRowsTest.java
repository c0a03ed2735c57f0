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
package io.github.debutdl4j.convert.internal.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.convert.SampleNetworks;
import io.github.debutdl4j.convert.internal.surgery.GraphSurgery;
import io.github.debutdl4j.convert.internal.surgery.MultiLayerSurgery;
import io.github.debutdl4j.convert.internal.surgery.NetworkSurgery;
import io.github.debutdl4j.factorize.DenseMatrix;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The inputs of a linear layer's matrix are collected correctly for every kind of layer. */
class InputRowsTest {

  @ParameterizedTest
  @EnumSource(
      value = ConvolutionMode.class,
      names = {"Same", "Truncate"})
  void patchesTimesFiltersAreTheConvolution(ConvolutionMode mode) {
    ConvolutionLayer convolution =
        new ConvolutionLayer.Builder(new int[] {3, 2}, new int[] {2, 1})
            .nIn(2)
            .nOut(4)
            .padding(mode == ConvolutionMode.Truncate ? new int[] {1, 0} : new int[] {0, 0})
            .dilation(1, 2)
            .convolutionMode(mode)
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .build();
    MultiLayerNetwork network = SampleNetworks.of(convolution, SampleNetworks.imageLoss());
    INDArray images = SampleNetworks.values(1, 3, 2, 7, 6);
    LinearLayer<?> layer = linear(new MultiLayerSurgery(network), 0);
    for (ColumnOrder order : ColumnOrder.values()) {
      INDArray patches =
          Nd4j.createFromArray(layer.inputRows(images, 10_000, order)).reshape('c', -1, 12);
      INDArray filters = array(layer.matrix(order));
      INDArray expected = network.output(images).permute(0, 2, 3, 1).dup('c').reshape(-1, 4);

      assertThat(patches.mmul(filters.transpose()).sub(expected).amaxNumber().doubleValue())
          .isLessThan(1e-12);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ConvolutionMode.class,
      names = {"Same", "Truncate", "Causal"})
  void stepsUnderTheKernelTimesFiltersAreTheConvolutionOverTime(ConvolutionMode mode) {
    for (RNNFormat format : RNNFormat.values()) {
      Convolution1DLayer convolution =
          new Convolution1DLayer.Builder(3)
              .nIn(2)
              .nOut(4)
              .stride(mode == ConvolutionMode.Causal ? 1 : 2)
              .convolutionMode(mode)
              .rnnDataFormat(format)
              .hasBias(false)
              .activation(Activation.IDENTITY)
              .build();
      assertRowsGiveTheOutput(format, convolution, 6);
    }
  }

  @Test
  void stepsTimesWeightsAreTheOutputAtEachStep() {
    for (RNNFormat format : RNNFormat.values()) {
      TimeDistributed dense =
          new TimeDistributed(
              new DenseLayer.Builder()
                  .nIn(2)
                  .nOut(4)
                  .hasBias(false)
                  .activation(Activation.IDENTITY)
                  .build(),
              format);
      assertRowsGiveTheOutput(format, dense, 2);
    }
  }

  /** For time series of two values; what the layer gives is [minibatch, 4, steps] or turned. */
  private static void assertRowsGiveTheOutput(RNNFormat format, Layer layer, int inputs) {
    MultiLayerNetwork network =
        SampleNetworks.of(
            layer,
            new RnnLossLayer.Builder(LossFunction.MSE).activation(Activation.IDENTITY).build());
    boolean last = format == RNNFormat.NWC;
    INDArray series = last ? SampleNetworks.values(1, 3, 9, 2) : SampleNetworks.values(1, 3, 2, 9);
    INDArray output = network.feedForward(series).get(1);
    INDArray expected = (last ? output : output.permute(0, 2, 1)).dup('c').reshape('c', -1, 4);
    LinearLayer<?> linear = linear(new MultiLayerSurgery(network), 0);
    for (ColumnOrder order : ColumnOrder.values()) {
      INDArray rows =
          Nd4j.createFromArray(linear.inputRows(series, 10_000, order)).reshape('c', -1, inputs);
      INDArray matrix = array(linear.matrix(order));

      assertThat(rows.mmul(matrix.transpose()).sub(expected).amaxNumber().doubleValue())
          .isLessThan(1e-12);
    }
  }

  @Test
  void rowsOfAnOutputOverTimeAreItsSteps() {
    LinearLayer<?> classes = linear(new MultiLayerSurgery(SampleNetworks.recurrent()), 2);
    INDArray series = SampleNetworks.values(1, 3, 16, 5);

    double[] rows = classes.inputRows(series, 10_000, ColumnOrder.CHANNEL_MAJOR);

    assertThat(rows).hasSize(3 * 5 * 16);
    assertThat(rows[(2 * 5 + 4) * 16 + 7]).isEqualTo(series.getDouble(2, 7, 4));
  }

  @Test
  void rowsArePickedFromTheWholeInput() {
    int[] picked = SpreadRows.pick(1000, 100);

    assertThat(picked).hasSize(100).doesNotHaveDuplicates().isSorted();
    assertThat(picked[0]).isLessThan(20);
    assertThat(picked[99]).isGreaterThan(980);
    assertThat(SpreadRows.pick(7, 100)).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void inputsOfGraphLayersAreWhatTheVerticesBelowThemGive() {
    ComputationGraph source = SampleNetworks.sharedWeights();
    INDArray left = SampleNetworks.values(2, 5, 12);
    INDArray right = SampleNetworks.values(3, 5, 12);
    GraphSurgery surgery = new GraphSurgery(source);
    var inputs =
        surgery.layerInputs(new MultiDataSet(new INDArray[] {left, right}, new INDArray[0]));

    assertThat(inputs.get(surgery.sites().get(0))).isEqualTo(Nd4j.concat(0, left, right));
    assertThat(inputs.get(surgery.sites().get(1)).shape()).containsExactly(5, 16);
  }

  private static LinearLayer<?> linear(NetworkSurgery<?> surgery, int index) {
    return LinearLayer.at(surgery.sites().get(index)).get(0);
  }

  private static INDArray array(DenseMatrix matrix) {
    INDArray array = Nd4j.create(DataType.DOUBLE, matrix.outputs(), matrix.inputs());
    for (int i = 0; i < matrix.outputs(); i++) {
      for (int j = 0; j < matrix.inputs(); j++) {
        array.putScalar(i, j, matrix.get(i, j));
      }
    }
    return array;
  }
}
