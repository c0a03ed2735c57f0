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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.debutdl4j.runtime.Models;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LocallyConnected2D;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerMinMaxScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

/** Options, errors and files of the export. */
class DeButExporterTest {

  private static final int[] SHAPE = {2, 6, 5};

  private static MultiLayerNetwork images() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(3)
                .list()
                .layer(
                    new ConvolutionLayer.Builder(3, 3).nOut(4).activation(Activation.RELU).build())
                .layer(new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutional(6, 5, 2))
                .build());
    network.init();
    return ExportParity.randomized(network, 8);
  }

  private static INDArray randomImages() {
    return ExportParity.numbers(new Random(2), SHAPE).muli(20).addi(100);
  }

  @Test
  void normalisersBecomePartOfTheModel() {
    DataSet data = new DataSet(randomImages(), Nd4j.zeros(3, 3));
    for (DataNormalization normalizer :
        List.of(
            new ImagePreProcessingScaler(-1, 1),
            new NormalizerStandardize(),
            new NormalizerMinMaxScaler(-1, 2))) {
      normalizer.fit(data);
      INDArray normalised = data.getFeatures().dup();
      normalizer.transform(normalised);
      INDArray expected = images().output(normalised);
      ExportOptions options =
          ExportOptions.builder().inputShape(SHAPE).normalizer(normalizer).build();
      float[] actual =
          OrtRun.outputs(DeButExporter.onnx(images(), options), Map.of("input", data.getFeatures()))
              .get(0);
      assertThat(Nd4j.createFromArray(actual).distance2(expected.reshape(expected.length())))
          .isLessThan(1e-5);
    }
  }

  @Test
  void everythingThatCannotBeExportedIsListed() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(
                    new LocallyConnected2D.Builder().kernelSize(2, 2).nOut(2).name("local").build())
                .layer(new PReLULayer.Builder().inputShape(2, 4, 4).name("slopes").build())
                .layer(
                    new DenseLayer.Builder()
                        .nOut(3)
                        .activation(Activation.RRELU)
                        .name("dense")
                        .build())
                .layer(new OutputLayer.Builder().nOut(3).build())
                .setInputType(InputType.convolutional(5, 5, 1))
                .build());
    network.init();
    ExportException thrown =
        catchThrowableOfType(
            ExportException.class,
            () ->
                DeButExporter.runtime(
                    network, ExportOptions.builder().inputShape(1, 5, 5).build()));
    assertThat(thrown.obstacles()).hasSize(3);
    assertThat(thrown.obstacles().get(0)).contains("local", "LocallyConnected2D");
    assertThat(thrown.obstacles().get(1)).contains("slopes", "PReLULayer");
    assertThat(thrown.obstacles().get(2)).contains("dense", "rrelu");
    assertThat(thrown).hasMessageContaining("slopes");
  }

  @Test
  void aShapeThatDl4jDoesNotKeepIsRequested() {
    assertThatThrownBy(() -> DeButExporter.runtime(images()))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("input 'input'")
        .hasMessageContaining("inputShape");
    assertThatThrownBy(
            () ->
                DeButExporter.runtime(
                    images(), ExportOptions.builder().inputShape("images", SHAPE).build()))
        .hasMessageContaining("no input 'images'");
  }

  @Test
  void theOnlySquareImagesThatFitAreTaken() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).build())
                .layer(new OutputLayer.Builder().nOut(3).build())
                .setInputType(InputType.convolutional(9, 9, 2))
                .build());
    network.init();
    assertThat(DeButExporter.runtime(network).model().inputs().get(0).shape())
        .containsExactly(2, 9, 9);
  }

  @Test
  void ofSeveralSquareImagesThatFitTheCallerChooses() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).stride(2, 2).nOut(4).build())
                .layer(new OutputLayer.Builder().nOut(3).build())
                .setInputType(InputType.convolutional(9, 9, 2))
                .build());
    network.init();
    assertThatThrownBy(() -> DeButExporter.runtime(network))
        .hasMessageContaining("inputShape(2, 9, 9) or inputShape(2, 10, 10)");
  }

  @Test
  void aShapeThatDoesNotFitIsRefused() {
    assertThatThrownBy(
            () ->
                DeButExporter.runtime(
                    images(), ExportOptions.builder().inputShape(3, 6, 5).build()))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("layer0");
  }

  @Test
  void filesAreWrittenAndReadAgain(@TempDir Path folder) throws Exception {
    ExportOptions options = ExportOptions.builder().inputShape(SHAPE).build();
    RuntimeModel model = DeButExporter.runtime(images(), options);
    model.write(folder.resolve("a.debut"));
    OnnxModel onnx = DeButExporter.onnx(images(), options);
    onnx.write(folder.resolve("a.onnx"));
    assertThat(Models.read(folder.resolve("a.debut")).inputs()).isEqualTo(model.model().inputs());
    assertThat(folder.resolve("a.onnx")).hasBinaryContent(onnx.toByteArray());
    assertThat(Files.list(folder)).hasSize(2);
    assertThat(DeButExporter.onnx(images(), options).toByteArray()).isEqualTo(onnx.toByteArray());
  }

  @Test
  void smallerWeightsComeWithTheErrorTheyMake() {
    ExportOptions.Builder options = ExportOptions.builder().inputShape(SHAPE);
    RuntimeModel exact = DeButExporter.runtime(images(), options.build());
    RuntimeModel half = DeButExporter.runtime(images(), options.weights(WeightFormat.F16).build());
    RuntimeModel bytes = DeButExporter.runtime(images(), options.weights(WeightFormat.I8).build());
    assertThat(exact.error().maximum()).isZero();
    assertThat(half.error().maximum()).isBetween(1e-7, 2e-3);
    assertThat(bytes.error().maximum()).isBetween(half.error().maximum(), 5e-2);
    assertThat(bytes.error().mean()).isLessThan(bytes.error().maximum());
    assertThat(bytes.toByteArray().length).isLessThan(exact.toByteArray().length);
  }
}
