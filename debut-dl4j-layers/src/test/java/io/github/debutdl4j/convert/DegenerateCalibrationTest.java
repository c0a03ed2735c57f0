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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.layer.DeButLayerConf;
import io.github.debutdl4j.layer.DeButParamInitializer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Calibration data that say little or nothing give usable weights and true errors. */
class DegenerateCalibrationTest {

  private static final int INPUTS = 12;

  /** Samples to ask for so that all of 64 rows are used: a minibatch gives an eighth at most. */
  private static final int ALL = 512;

  private record Examples(String name, INDArray features) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Examples> examples() {
    INDArray row = SampleNetworks.values(1, 1, INPUTS);
    INDArray many = SampleNetworks.values(2, 64, INPUTS);
    INDArray noise = SampleNetworks.values(3, 64, INPUTS);
    INDArray dead = many.dup();
    dead.getColumn(3).assign(0);
    dead.getColumn(7).assign(5);
    return Stream.of(
        new Examples("64 copies of one row", Nd4j.repeat(row, 64).reshape(64, INPUTS)),
        new Examples(
            "64 nearly equal rows", Nd4j.repeat(row, 64).reshape(64, INPUTS).add(noise.mul(1e-13))),
        new Examples(
            "64 similar rows", Nd4j.repeat(row, 64).reshape(64, INPUTS).add(noise.mul(1e-4))),
        new Examples("one row", row),
        new Examples(
            "two rows, 32 copies each",
            Nd4j.vstack(
                Nd4j.repeat(row, 32).reshape(32, INPUTS),
                Nd4j.repeat(row.mul(-2), 32).reshape(32, INPUTS))),
        new Examples("zeros", Nd4j.zeros(DataType.DOUBLE, 64, INPUTS)),
        new Examples("constant", Nd4j.ones(DataType.DOUBLE, 64, INPUTS).mul(3)),
        new Examples("dead and constant inputs", dead),
        new Examples("huge", many.mul(1e30)),
        new Examples("tiny", many.mul(1e-30)),
        new Examples("huge with a mean", many.mul(1e20).add(1e25)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void weightsStayNearTheDenseOnesAndTheErrorIsTheMeasuredOne(Examples examples) {
    for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
      for (boolean bias : new boolean[] {true, false}) {
        for (double share : new double[] {0.8, 0.5}) {
          check(network(type, bias), examples.features().castTo(type), share);
        }
      }
    }
  }

  private static void check(MultiLayerNetwork source, INDArray features, double share) {
    ConversionResult<MultiLayerNetwork> result =
        DeButConverter.convert(
            source,
            ConvertOptions.builder()
                .otherwise(LayerChoice.search(share))
                .padding(false)
                .calibration(
                    new ListDataSetIterator<>(
                        List.of(new DataSet(features, Nd4j.zeros(features.size(0), 6)))),
                    ALL)
                .build());
    MultiLayerNetwork converted = result.network();
    for (int layer = 0; layer < source.getnLayers(); layer++) {
      if (result.report().layers().get(layer).outcome() == LayerReport.Outcome.CONVERTED) {
        double dense = source.getLayer(layer).getParam("W").amaxNumber().doubleValue();
        assertThat(largest(product(converted.getLayer(layer)))).isLessThanOrEqualTo(1e3 * dense);
        assertThat(converted.getLayer(layer).params().amaxNumber().doubleValue()).isFinite();
      }
    }
    INDArray input = features;
    for (int layer = 0; layer < source.getnLayers(); layer++) {
      LayerReport report = result.report().layers().get(layer);
      if (report.outcome() == LayerReport.Outcome.CONVERTED) {
        assertThat(report.outputError())
            .as("layer %d", layer)
            .isCloseTo(
                measured(source.getLayer(layer), converted.getLayer(layer), input, report),
                within(source.params().dataType() == DataType.DOUBLE ? 1e-5 : 1e-2));
      }
      input = source.feedForwardToLayer(layer, features).get(layer + 1);
    }
  }

  /** Error of a layer's outputs relative to their own deviation or mean square. */
  private static double measured(
      Layer source, Layer converted, INDArray input, LayerReport report) {
    INDArray x = input.castTo(DataType.DOUBLE);
    boolean bias = source.paramTable().containsKey("b");
    INDArray w = source.getParam("W").castTo(DataType.DOUBLE);
    INDArray v =
        Nd4j.createFromArray(product(converted)).reshape('c', w.size(1), w.size(0)).transpose();
    INDArray outputs = x.mmul(w);
    INDArray error = x.mmul(v).sub(outputs);
    if (bias) {
      INDArray shift = converted.getParam("b").sub(source.getParam("b")).castTo(DataType.DOUBLE);
      error = error.addRowVector(shift.reshape(shift.length()));
      outputs = outputs.subRowVector(outputs.mean(0));
    }
    double size = outputs.norm2Number().doubleValue();
    double rounding = 1e-6 * x.mmul(w).norm2Number().doubleValue();
    return size <= rounding ? report.relativeError() : error.norm2Number().doubleValue() / size;
  }

  private static double largest(double[] entries) {
    return Arrays.stream(entries).map(Math::abs).max().orElseThrow();
  }

  private static double[] product(Layer layer) {
    DeButChain chain = ((DeButLayerConf) layer.conf().getLayer()).resolvedChain();
    return chain.denseProduct(
        IntStream.range(0, chain.length())
            .mapToObj(
                l ->
                    layer
                        .getParam(DeButParamInitializer.weightKey(l))
                        .castTo(DataType.DOUBLE)
                        .dup('c')
                        .data()
                        .asDouble())
            .toArray(double[][]::new));
  }

  private static MultiLayerNetwork network(DataType type, boolean bias) {
    return SampleNetworks.start(
        new MultiLayerNetwork(
            SampleNetworks.settings()
                .dataType(type)
                .list()
                .layer(new DenseLayer.Builder().nIn(12).nOut(12).hasBias(bias).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(12)
                        .nOut(6)
                        .hasBias(bias)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"W", "b"})
  void parametersThatAreNotFiniteAreRefusedInOneList(String key) {
    MultiLayerNetwork source = SampleNetworks.perceptron();
    source.getLayer(0).getParam(key).putScalar(1, Double.NaN);
    source.getLayer(2).getParam(key).putScalar(1, Double.POSITIVE_INFINITY);

    assertThatThrownBy(() -> DeButConverter.plan(source, SampleNetworks.HALF))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("'first'")
        .hasMessageContaining("NaN")
        .hasMessageContaining("'classes'")
        .hasMessageContaining("Infinity");
  }

  @Test
  void chainsThatDoNotFitAreRefusedInOneList() {
    ConvertOptions options =
        ConvertOptions.builder().chain("first", "4 4 4 4 1").chain("second", "4 4 4 4 1").build();

    assertThatThrownBy(() -> DeButConverter.convert(SampleNetworks.perceptron(), options))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("'first'")
        .hasMessageContaining("'second'");
  }
}
