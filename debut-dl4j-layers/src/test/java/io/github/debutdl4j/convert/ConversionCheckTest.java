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
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.debutdl4j.distill.Teacher;
import java.util.List;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** What makes a conversion impossible is found before its work begins, all of it at once. */
class ConversionCheckTest {

  private static ListDataSetIterator<DataSet> examples(INDArray features) {
    return new ListDataSetIterator<>(
        List.of(new DataSet(features, Nd4j.zeros(features.size(0), 4))), 4);
  }

  private static List<String> faults(MultiLayerNetwork network, ConvertOptions options) {
    ConversionException thrown =
        catchThrowableOfType(
            ConversionException.class, () -> DeButConverter.check(network, options));
    assertThatThrownBy(() -> DeButConverter.convert(network, options))
        .isInstanceOf(ConversionException.class)
        .hasMessage(thrown.getMessage());
    thrown.faults().forEach(fault -> assertThat(thrown).hasMessageContaining(fault));
    return thrown.faults();
  }

  @Test
  void parametersChainsAndBudgetAreInOneList() {
    MultiLayerNetwork source = SampleNetworks.recurrent();
    source.getLayer(0).getParam("RW").putScalar(1, Double.NaN);
    source.getLayer(2).getParam("b").putScalar(1, Double.NEGATIVE_INFINITY);

    List<String> faults =
        faults(
            source,
            ConvertOptions.builder().chain("steps", "4 4 4 4 1").budgetParameters(5).build());

    assertThat(faults).hasSize(4);
    assertThat(faults).anySatisfy(fault -> assertThat(fault).contains("-Infinity"));
    assertThat(faults)
        .anySatisfy(fault -> assertThat(fault).contains("'lstm' has a weight that is NaN"));
    assertThat(faults).anySatisfy(fault -> assertThat(fault).contains("its chain is 4 x 4"));
    assertThat(faults)
        .anySatisfy(fault -> assertThat(fault).contains("5 parameters is impossible"));
  }

  @Test
  void budgetAndCalibrationAreInOneList() {
    List<String> faults =
        faults(
            SampleNetworks.perceptron(),
            ConvertOptions.builder()
                .budgetShare(0.01)
                .calibration(examples(SampleNetworks.values(1, 8, 11)))
                .build());

    assertThat(faults).hasSize(2);
    assertThat(faults.get(0)).contains("is impossible: the smallest has");
    assertThat(faults.get(1)).contains("calibration examples of shape [8, 11]");
  }

  @Test
  void theSmallestNetworkThatTheCheckNamesCanBeMade() {
    MultiLayerNetwork source = SampleNetworks.perceptron();
    String fault = faults(source, ConvertOptions.builder().budgetParameters(1).build()).get(0);
    long smallest = Long.parseLong(fault.replaceAll(".*smallest has (\\d+),.*", "$1"));

    ConversionReport report =
        DeButConverter.plan(source, ConvertOptions.builder().budgetParameters(smallest).build());

    assertThat(report.parametersAfter()).isEqualTo(smallest);
    assertThat(faults(source, ConvertOptions.builder().budgetParameters(smallest - 1).build()))
        .hasSize(1);
  }

  @Test
  void aSharedBudgetThatIsMissingIsAFault() {
    ConvertOptions options =
        ConvertOptions.builder().otherwise(LayerChoice.networkBudget()).build();

    assertThat(faults(SampleNetworks.perceptron(), options))
        .singleElement()
        .asString()
        .contains("set budgetShare");
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"HALF", "BFLOAT16"})
  void dataTypesOfLowPrecisionAreConvertedButNeitherCalibratedNorTeach(DataType type) {
    MultiLayerNetwork coarse = SampleNetworks.perceptron().convertDataType(type);
    ConvertOptions.Builder options = SampleNetworks.half();

    assertThat(DeButConverter.convert(coarse, options.build()).network().params().dataType())
        .isEqualTo(type);
    assertThat(
            faults(coarse, options.calibration(examples(SampleNetworks.values(1, 8, 12))).build()))
        .singleElement()
        .asString()
        .contains("parameters of type " + type, "FLOAT or DOUBLE");
    assertThatThrownBy(() -> Teacher.of(coarse))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the teacher has parameters of type " + type);
  }

  @Test
  void graphsOfLowPrecisionDoNotTeach() {
    ComputationGraph coarse =
        SampleNetworks.perceptron().toComputationGraph().convertDataType(DataType.FLOAT16);

    assertThatThrownBy(() -> Teacher.of(coarse))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the teacher has parameters of type HALF");
  }

  @Test
  void aCheckLeavesTheExamplesForTheConversion() {
    DataSet first = new DataSet(SampleNetworks.values(1, 4, 12), Nd4j.zeros(4, 4));
    ListDataSetIterator<DataSet> again = examples(first.getFeatures());
    ExistingDataSetIterator once = new ExistingDataSetIterator(List.of(first).iterator());
    MultiLayerNetwork source = SampleNetworks.perceptron();

    DeButConverter.check(source, SampleNetworks.half().calibration(again, 64).build());
    DeButConverter.check(source, SampleNetworks.half().calibration(once, 64).build());

    assertThat(again.next().getFeatures()).isEqualTo(first.getFeatures());
    assertThat(once.next().getFeatures()).isEqualTo(first.getFeatures());
  }
}
