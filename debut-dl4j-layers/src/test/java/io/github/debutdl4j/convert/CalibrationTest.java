package io.github.debutdl4j.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.chain.ColumnOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.conf.CNN2DFormat;
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
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.dataset.adapter.SingletonMultiDataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Inputs of layers are gathered rightly, and fits to them preserve outputs better. */
class CalibrationTest {

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
    MultiLayerNetwork network =
        SampleNetworks.start(
            new MultiLayerNetwork(
                SampleNetworks.settings()
                    .list()
                    .layer(convolution)
                    .layer(SampleNetworks.imageLoss())
                    .build()));
    INDArray images = SampleNetworks.values(1, 3, 2, 7, 6);
    LinearLayer<?> layer = linear(new MultiLayerSurgery(network), 0);
    for (ColumnOrder order : ColumnOrder.values()) {
      INDArray patches =
          Nd4j.createFromArray(layer.inputRows(images, 10_000, order)).reshape('c', -1, 12);
      INDArray filters = Nd4j.createFromArray(layer.matrix(order)).reshape('c', 4, 12);
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
        SampleNetworks.start(
            new MultiLayerNetwork(
                SampleNetworks.settings()
                    .list()
                    .layer(layer)
                    .layer(
                        new RnnLossLayer.Builder(LossFunction.MSE)
                            .activation(Activation.IDENTITY)
                            .build())
                    .build()));
    boolean last = format == RNNFormat.NWC;
    INDArray series = last ? SampleNetworks.values(1, 3, 9, 2) : SampleNetworks.values(1, 3, 2, 9);
    INDArray output = network.feedForward(series).get(1);
    INDArray expected = (last ? output : output.permute(0, 2, 1)).dup('c').reshape('c', -1, 4);
    LinearLayer<?> linear = linear(new MultiLayerSurgery(network), 0);
    for (ColumnOrder order : ColumnOrder.values()) {
      INDArray rows =
          Nd4j.createFromArray(linear.inputRows(series, 10_000, order)).reshape('c', -1, inputs);
      INDArray matrix = Nd4j.createFromArray(linear.matrix(order)).reshape('c', 4, inputs);

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
  void anIteratorIsAtItsBeginningAfterwards() {
    List<DataSet> minibatches =
        List.of(examples(skewed(1, 64)), examples(skewed(2, 64)), examples(skewed(3, 64)));
    ListDataSetIterator<DataSet> examples =
        new ListDataSetIterator<>(
            minibatches.stream().flatMap(m -> m.asList().stream()).toList(), 64);

    DeButConverter.plan(
        SampleNetworks.perceptron(), SampleNetworks.half().calibration(examples, 64).build());

    assertThat(examples.next().getFeatures()).isEqualTo(minibatches.get(0).getFeatures());
  }

  @Test
  void aNetworkWithNothingToConvertNeedsNoExamples() {
    MultiLayerNetwork deBut =
        DeButConverter.convert(SampleNetworks.perceptron(), SampleNetworks.half().build())
            .network();
    ListDataSetIterator<DataSet> examples =
        new ListDataSetIterator<>(List.of(examples(skewed(1, 8))), 8);

    ConversionReport report =
        DeButConverter.plan(
            deBut, ConvertOptions.builder().budgetShare(0.1).calibration(examples).build());

    assertThat(report.layers())
        .allSatisfy(row -> assertThat(row.outcome()).isEqualTo(LayerReport.Outcome.ALREADY_DEBUT));
  }

  @Test
  void examplesThatAreNotFiniteNameTheLayer() {
    INDArray features = skewed(1, 8);
    features.putScalar(3, 5, Double.NaN);
    ConvertOptions options =
        SampleNetworks.half()
            .calibration(new ListDataSetIterator<>(List.of(examples(features)), 8))
            .build();

    assertThatThrownBy(() -> DeButConverter.plan(SampleNetworks.perceptron(), options))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("layer '")
        .hasMessageContaining("has NaN for input");
  }

  @Test
  void aCalibrationThatFailsLeavesNoMaskBehind() {
    MultiLayerNetwork source = SampleNetworks.recurrent();
    INDArray series = SampleNetworks.values(1, 2, 6, 4);
    INDArray before = source.output(series);
    INDArray wrong = SampleNetworks.values(1, 2, 7, 4);
    DataSet masked = new DataSet(wrong, Nd4j.zeros(2, 4, 4), Nd4j.zeros(2, 4), null);
    ConvertOptions options =
        SampleNetworks.half().calibration(new ExistingDataSetIterator(List.of(masked)), 64).build();

    assertThatThrownBy(() -> DeButConverter.plan(source, options))
        .isInstanceOf(ConversionException.class);
    assertThat(source.feedForward(series).get(3)).isEqualTo(before);
  }

  @Test
  void aCalibrationOfAGraphThatFailsLeavesNoMaskBehind() {
    ComputationGraph source = SampleNetworks.recurrent().toComputationGraph();
    INDArray series = SampleNetworks.values(1, 2, 6, 4);
    INDArray before = source.outputSingle(series);
    INDArray threeDimensional = Nd4j.zeros(2, 4, 4);
    MultiDataSet masked =
        new MultiDataSet(
            new INDArray[] {series},
            new INDArray[0],
            new INDArray[] {threeDimensional},
            new INDArray[0]);

    assertThatThrownBy(
            () ->
                DeButConverter.plan(
                    source,
                    SampleNetworks.half()
                        .calibration(new SingletonMultiDataSetIterator(masked), 64)
                        .build()))
        .isInstanceOf(ConversionException.class);
    assertThat(
            source
                .feedForward(series, false)
                .get(source.getConfiguration().getNetworkOutputs().get(0)))
        .isEqualTo(before);
  }

  @Test
  void rowsArePickedFromAllOver() {
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

  @Test
  void fitToInputsPreservesOutputsBetterThanPlainFit() {
    MultiLayerNetwork source = SampleNetworks.perceptron();
    INDArray features = skewed(4, 256);
    double plain = difference(source, SampleNetworks.half(), features);
    double aware =
        difference(
            source,
            SampleNetworks.half()
                .calibration(new ListDataSetIterator<>(List.of(examples(skewed(5, 512))), 512)),
            features);

    assertThat(aware).isLessThan(0.9 * plain);
  }

  @ParameterizedTest
  @EnumSource(CNN2DFormat.class)
  void convolutionalNetworksAreCalibratedOnPatches(CNN2DFormat format) {
    MultiLayerNetwork source = SampleNetworks.convolutional(format);
    INDArray images =
        format == CNN2DFormat.NCHW
            ? SampleNetworks.values(6, 16, 2, 8, 8)
            : SampleNetworks.values(6, 16, 8, 8, 2);
    ConversionReport report =
        DeButConverter.plan(
            source,
            SampleNetworks.half()
                .calibration(new ListDataSetIterator<>(List.of(examples(images)), 16), 200)
                .build());

    assertThat(report.layers())
        .hasSize(4)
        .allSatisfy(row -> assertThat(row.outputError()).isBetween(0.0, row.relativeError() * 2))
        .anySatisfy(row -> assertThat(row.outputError()).isNotEqualTo(row.relativeError()));
  }

  @Test
  void timeSeriesAndSeveralInputsCanCalibrate() {
    INDArray series = SampleNetworks.values(7, 8, 6, 5);
    ConversionReport recurrent =
        DeButConverter.plan(
            SampleNetworks.recurrent(),
            SampleNetworks.half()
                .calibration(new ListDataSetIterator<>(List.of(examples(series)), 8))
                .build());
    ConversionReport overTime =
        DeButConverter.plan(
            SampleNetworks.convolutionOverTime(ConvolutionMode.Causal),
            SampleNetworks.half()
                .calibration(new ListDataSetIterator<>(List.of(examples(series)), 8))
                .build());
    MultiDataSet pair =
        new MultiDataSet(
            new INDArray[] {SampleNetworks.values(8, 32, 12), SampleNetworks.values(9, 32, 12)},
            new INDArray[] {SampleNetworks.classes(10, 32, 4)});
    ConversionReport shared =
        DeButConverter.plan(
            SampleNetworks.sharedWeights(),
            SampleNetworks.half().calibration(new SingletonMultiDataSetIterator(pair), 64).build());

    assertThat(List.of(recurrent, overTime, shared))
        .allSatisfy(
            report ->
                assertThat(report.layers())
                    .filteredOn(row -> row.outcome() == LayerReport.Outcome.CONVERTED)
                    .hasSize(2)
                    .allSatisfy(
                        row ->
                            assertThat(row.outputError())
                                .isPositive()
                                .isNotEqualTo(row.relativeError())));
  }

  @Test
  void examplesOfTheWrongShapeNameTheLayerAndBothShapes() {
    ConvertOptions options =
        SampleNetworks.half()
            .calibration(
                new ListDataSetIterator<>(List.of(examples(SampleNetworks.values(1, 4, 11))), 4))
            .build();

    assertThatThrownBy(() -> DeButConverter.convert(SampleNetworks.perceptron(), options))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("[4, 11]")
        .hasMessageContaining("first")
        .hasMessageContaining("12");
  }

  private static double difference(
      MultiLayerNetwork source, ConvertOptions.Builder options, INDArray features) {
    return DeButConverter.convert(source, options.build())
        .network()
        .output(features)
        .distance2(source.output(features));
  }

  /** Examples whose features differ in size by a factor of 100 and have means. */
  private static INDArray skewed(long seed, int minibatch) {
    double[] powers = new double[12];
    Arrays.setAll(powers, i -> Math.pow(10, (i - 5.5) / 5.5));
    return SampleNetworks.values(seed, minibatch, 12)
        .addi(0.5)
        .muliRowVector(Nd4j.createFromArray(powers));
  }

  private static DataSet examples(INDArray features) {
    return new DataSet(features, Nd4j.zeros(features.size(0), 4));
  }

  private static LinearLayer<?> linear(NetworkSurgery<?> surgery, int index) {
    Optional<LinearLayer<?>> layer = LinearLayer.at(surgery.sites().get(index));
    return layer.orElseThrow();
  }
}
