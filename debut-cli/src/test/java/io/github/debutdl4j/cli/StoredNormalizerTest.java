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
package io.github.debutdl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.Mnist;
import io.github.debutdl4j.cli.data.SmallMnist;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** The normaliser in a model file is applied to images and carried over. */
class StoredNormalizerTest {

  private static final int IMAGES = 400;

  @TempDir private static Path folder;

  private static Path model;
  private static Path data;
  private static double accuracyInDl4j;

  @BeforeAll
  static void trainANetworkOnStandardizedPixels() throws IOException {
    data = SmallMnist.write(folder.resolve("mnist"), IMAGES);
    DataSet pixels = pixels();
    NormalizerStandardize normalizer = new NormalizerStandardize();
    normalizer.fit(pixels);
    normalizer.transform(pixels);
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(3)
                .updater(new Adam(1e-3))
                .list(
                    new DenseLayer.Builder().nIn(784).nOut(32).activation(Activation.RELU).build(),
                    new OutputLayer.Builder()
                        .nIn(32)
                        .nOut(10)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    for (int step = 0; step < 12; step++) {
      network.fit(pixels);
    }
    INDArray answers = network.output(pixels.getFeatures()).argMax(1);
    int correct =
        answers.eq(pixels.getLabels().argMax(1)).castTo(answers.dataType()).sumNumber().intValue();
    accuracyInDl4j = (double) correct / IMAGES;
    model = folder.resolve("standardized.zip");
    ModelSerializer.writeModel(network, model.toFile(), true);
    ModelSerializer.addNormalizerToModel(model.toFile(), normalizer);
  }

  private static DataSet pixels() {
    ImageSet images = Mnist.bundled(Mnist.Split.TEST).first(IMAGES);
    float[] values = new float[images.pixels().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = images.pixels()[i] & 0xff;
    }
    INDArray labels = Nd4j.zeros(IMAGES, 10);
    for (int i = 0; i < IMAGES; i++) {
      labels.putScalar(i, images.labels()[i], 1);
    }
    return new DataSet(Nd4j.create(values, new long[] {IMAGES, 784}, 'c'), labels);
  }

  @Test
  void evaluateGivesTheAccuracyOfDl4j() throws IOException {
    DebutCall run = DebutCall.of("evaluate", model, "--data", data, "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("accuracy").asDouble()).isEqualTo(accuracyInDl4j);
    assertThat(run.json().get("normalizer").asText()).contains("stored NormalizerStandardize");
  }

  @Test
  void anotherNormalizerCanBeChosen() throws IOException {
    DebutCall run =
        DebutCall.of("evaluate", model, "--data", data, "--normalizer", "scale01", "--json");

    assertThat(run.json().get("accuracy").asDouble()).isNotEqualTo(accuracyInDl4j);
    assertThat(run.json().get("normalizer").asText()).contains("0..1");
  }

  @Test
  void refusesANormalizerThatIsNotKnown() {
    DebutCall.of("evaluate", model, "--data", data, "--normalizer", "other")
        .assertRefused("expected one of stored, none");
  }

  @Test
  void compressCarriesTheNormalizerOverAndKeepsTheBestEpoch() throws IOException {
    Path out = folder.resolve("small.zip");

    DebutCall run =
        DebutCall.of(
            "compress",
            model,
            "-o",
            out,
            "--budget",
            "40%",
            "--data",
            data,
            "--epochs",
            1,
            "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(entry(out, "normalizer.bin")).isEqualTo(entry(model, "normalizer.bin"));
    assertThat(run.json().get("heldOut").get("images").asInt()).isEqualTo(IMAGES / 10);
    assertThat(run.json().get("heldOut").get("accuracy").asDouble())
        .isGreaterThanOrEqualTo(run.json().get("heldOut").get("accuracyAsFitted").asDouble());
  }

  @Test
  void refusesADamagedIdxFile() throws IOException {
    Path damaged = SmallMnist.write(folder.resolve("damaged"), IMAGES);
    Path labels = damaged.resolve("t10k-labels-idx1-ubyte.gz");
    byte[] bytes = Files.readAllBytes(labels);
    bytes[bytes.length - 6] ^= 1; // in the checksum at the end
    Files.write(labels, bytes);

    DebutCall.of("evaluate", model, "--data", damaged).assertRefused(labels.toString());
  }

  private static byte[] entry(Path zip, String name) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile());
        InputStream in = file.getInputStream(file.getEntry(name))) {
      return in.readAllBytes();
    }
  }
}
