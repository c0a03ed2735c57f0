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
package io.github.debutdl4j.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class DistillationIteratorTest {

  private static final Offset<Double> CLOSE = Offset.offset(1e-12);

  @Test
  void labelsAreTheWeightedMeanOfTruthAndTeacher() {
    Teacher teacher = minibatch -> rows(0.7, 0.2, 0.1);
    DataSet mixed = iterator(teacher, 1).weight(0.25).build().next();

    assertThat(mixed.getLabels().toDoubleVector())
        .containsExactly(new double[] {0.75 + 0.25 * 0.7, 0.25 * 0.2, 0.25 * 0.1}, CLOSE);
  }

  @Test
  void temperatureGivesTheSoftmaxOfTheDividedLogits() {
    double[] logits = {2.0, -1.0, 0.5};
    Teacher teacher = minibatch -> rows(softmax(logits, 1));
    DataSet mixed = iterator(teacher, 1).weight(1).temperature(4).build().next();

    assertThat(mixed.getLabels().toDoubleVector()).containsExactly(softmax(logits, 4), CLOSE);
  }

  @Test
  void classesOfTimeSeriesAreTheSecondDimension() {
    INDArray opinion =
        Nd4j.createFromArray(new double[] {0.9, 0.4, 0.1, 0.6}).reshape('c', 1, 2, 2);
    DataSet series =
        new DataSet(Nd4j.zeros(DataType.DOUBLE, 1, 3, 2), Nd4j.zeros(DataType.DOUBLE, 1, 2, 2));
    DataSet mixed =
        DistillationIterator.builder(
                new ListDataSetIterator<>(List.of(series), 1), minibatch -> opinion)
            .weight(1)
            .temperature(2)
            .build()
            .next();

    assertThat(mixed.getLabels().sum(1).toDoubleVector())
        .containsExactly(new double[] {1, 1}, CLOSE);
    assertThat(mixed.getLabels().getDouble(0, 0, 0)).isCloseTo(0.75, CLOSE);
  }

  @Test
  void minibatchesOfTheOtherIteratorKeepTheirLabels() {
    DataSet original = example();
    INDArray before = original.getLabels().dup();
    DistillationIterator.builder(
            new ListDataSetIterator<>(List.of(original), 1), minibatch -> rows(0.1, 0.1, 0.8))
        .build()
        .next();

    assertThat(original.getLabels()).isEqualTo(before);
  }

  @Test
  void rememberedTeacherRunsOncePerMinibatch() {
    int[] asked = {0};
    Teacher teacher =
        minibatch -> {
          asked[0]++;
          return rows(0.1, 0.1, 0.8);
        };
    DistillationIterator iterator = iterator(teacher, 3).rememberTeacher(true).build();
    INDArray first = iterator.next().getLabels();
    for (int epoch = 0; epoch < 3; epoch++) {
      iterator.reset();
      assertThat(iterator.next().getLabels()).isEqualTo(first);
      iterator.next();
      iterator.next();
    }

    assertThat(asked[0]).isEqualTo(3);
  }

  @Test
  void predictionsAreFoundByMetadataInAnyOrder() {
    TeacherMemory memory = new TeacherMemory();
    DataSet first = examplesNamed("a", "b");
    INDArray answers = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6}});

    assertThat(memory.recall(first, 0)).isNull();
    memory.keep(first, 0, answers);
    memory.keep(examplesNamed("c"), 1, rows(7, 8, 9));

    assertThat(memory.recall(examplesNamed("c", "a"), 0))
        .isEqualTo(Nd4j.createFromArray(new double[][] {{7, 8, 9}, {1, 2, 3}}));
    assertThat(memory.recall(examplesNamed("a", "d"), 0)).isNull();
  }

  @Test
  void aTeacherThatRanFirstDoesNotRunAgain() {
    int[] asked = {0};
    Teacher teacher =
        minibatch -> {
          asked[0]++;
          return Nd4j.createFromArray(new double[][] {{0.5, 0.25, 0.25}, {0, 1, 0}});
        };
    DistillationIterator iterator =
        DistillationIterator.builder(
                new ListDataSetIterator<>(List.of(examplesNamed("b")), 1), teacher)
            .weight(1)
            .rememberTeacher(new ListDataSetIterator<>(List.of(examplesNamed("a", "b")), 2))
            .build();

    assertThat(iterator.next().getLabels().toDoubleVector())
        .containsExactly(new double[] {0, 1, 0}, CLOSE);
    assertThat(asked[0]).isEqualTo(1);
  }

  @Test
  void examplesForTheTeacherNeedMetadata() {
    DistillationIterator.Builder builder =
        iterator(minibatch -> rows(1, 0, 0), 1)
            .rememberTeacher(new ListDataSetIterator<>(List.of(example()), 1));

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("have no metadata");
  }

  private static DataSet examplesNamed(String... names) {
    DataSet examples =
        new DataSet(
            Nd4j.zeros(DataType.DOUBLE, names.length, 4),
            Nd4j.zeros(DataType.DOUBLE, names.length, 3));
    examples.setExampleMetaData(List.of(names));
    return examples;
  }

  @Test
  void aTeacherIsRememberedFromTheFirstMinibatchOn() {
    List<DataSet> examples = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      examples.add(new DataSet(rows(i, i, i, i), rows(1, 0, 0)));
    }
    ListDataSetIterator<DataSet> labelled = new ListDataSetIterator<>(examples, 1);
    labelled.next(); // as a calibration may leave it
    Teacher teacher = minibatch -> rows(0, 0.1 * minibatch.getFeatures().getDouble(0), 0.5);
    DistillationIterator iterator =
        DistillationIterator.builder(labelled, teacher).weight(1).rememberTeacher(true).build();

    for (int epoch = 0; epoch < 2; epoch++) {
      for (int i = 0; iterator.hasNext(); i++) {
        assertThat(iterator.next().getLabels().getDouble(1)).isCloseTo(0.1 * i, CLOSE);
      }
      iterator.reset();
    }
  }

  @Test
  void teacherWithItsClassesLastIsRefused() {
    MultiLayerNetwork series =
        of(
            new RnnLossLayer.Builder(LossFunction.MCXENT)
                .dataFormat(RNNFormat.NWC)
                .activation(Activation.SOFTMAX)
                .name("steps")
                .build());

    assertThatThrownBy(() -> Teacher.of(series))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'steps' has its classes in the last dimension");
  }

  @Test
  void studentComesToAgreeWithTheTeacherByStockFit() {
    MultiLayerNetwork teacher = network(1);
    MultiLayerNetwork student = network(2);
    INDArray features =
        Nd4j.createFromArray(new Random(3).doubles(64 * 4, -1, 1).toArray()).reshape(64, 4);
    DataSet data = new DataSet(features, Nd4j.ones(DataType.DOUBLE, 64, 3).divi(3));
    DistillationIterator iterator =
        DistillationIterator.builder(
                new ListDataSetIterator<>(data.asList(), 16), Teacher.of(teacher))
            .weight(1)
            .build();
    double before = difference(teacher, student, features);
    student.fit(iterator, 60);

    assertThat(difference(teacher, student, features)).isLessThan(before / 5);
  }

  /** DL4J's import from Keras leaves the softmax where it was and adds a loss layer. */
  @Test
  void classifiersImportedFromKerasAreTeachers() {
    LossLayer loss =
        new LossLayer.Builder(LossFunction.MCXENT).activation(Activation.IDENTITY).build();
    DenseLayer.Builder dense = new DenseLayer.Builder().nIn(4).nOut(3);
    DataSet example = example();
    for (MultiLayerNetwork network :
        List.of(
            of(dense.activation(Activation.SOFTMAX).build(), loss),
            of(dense.activation(Activation.SOFTMAX).build()),
            of(
                dense.activation(Activation.IDENTITY).build(),
                new ActivationLayer(Activation.SOFTMAX),
                loss))) {
      INDArray expected = network.output(example.getFeatures());

      assertThat(Teacher.of(network).probabilities(example)).isEqualTo(expected);
      assertThat(Teacher.of(network.toComputationGraph()).probabilities(example))
          .isEqualTo(expected);
    }
    MultiLayerNetwork logits = of(dense.activation(Activation.IDENTITY).build(), loss);
    assertThatThrownBy(() -> Teacher.of(logits)).hasMessageContaining("softmax");
  }

  @Test
  void teacherWithoutSoftmaxIsRefusedByTheNameOfItsLayer() {
    MultiLayerNetwork regression =
        of(
            new OutputLayer.Builder(LossFunction.MSE)
                .nIn(4)
                .nOut(3)
                .activation(Activation.IDENTITY)
                .name("value")
                .build());

    assertThatThrownBy(() -> Teacher.of(regression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'value'")
        .hasMessageContaining("softmax");
  }

  @Test
  void teacherOfOtherClassesIsRefusedWithBothShapes() {
    DistillationIterator iterator = iterator(minibatch -> rows(0.5, 0.5), 1).build();

    assertThatThrownBy(iterator::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("[1, 3]")
        .hasMessageContaining("[1, 2]");
  }

  @Test
  void weightsAndTemperaturesOutOfRangeAreRefused() {
    DistillationIterator.Builder builder = iterator(minibatch -> null, 1);

    assertThatThrownBy(() -> builder.weight(1.5)).hasMessageContaining("1.5");
    assertThatThrownBy(() -> builder.temperature(0)).hasMessageContaining("0.0");
  }

  private static MultiLayerNetwork of(Layer... layers) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(new NeuralNetConfiguration.Builder().list(layers).build());
    network.init();
    return network;
  }

  private static DistillationIterator.Builder iterator(Teacher teacher, int examples) {
    List<DataSet> list = Collections.nCopies(examples, example());
    return DistillationIterator.builder(new ListDataSetIterator<>(list, 1), teacher);
  }

  private static DataSet example() {
    return new DataSet(Nd4j.zeros(DataType.DOUBLE, 1, 4), rows(1, 0, 0));
  }

  private static INDArray rows(double... values) {
    return Nd4j.createFromArray(values).reshape(1, values.length);
  }

  private static double[] softmax(double[] logits, double temperature) {
    double[] exponentials = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      exponentials[i] = Math.exp(logits[i] / temperature);
      sum += exponentials[i];
    }
    for (int i = 0; i < logits.length; i++) {
      exponentials[i] /= sum;
    }
    return exponentials;
  }

  private static MultiLayerNetwork network(int seed) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.DOUBLE)
                .updater(new Adam(1e-2))
                .list()
                .layer(new DenseLayer.Builder().nIn(4).nOut(16).activation(Activation.TANH).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(16)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    return network;
  }

  private static double difference(
      MultiLayerNetwork teacher, MultiLayerNetwork student, INDArray features) {
    return teacher.output(features).distance2(student.output(features));
  }
}
