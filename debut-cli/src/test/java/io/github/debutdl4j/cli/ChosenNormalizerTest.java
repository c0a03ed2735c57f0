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

import io.github.debutdl4j.io.ModelFiles;
import io.github.debutdl4j.io.SavedModel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;

/** A normaliser that was chosen on the command line is in the model that came of it. */
class ChosenNormalizerTest {

  @TempDir private static Path folder;

  private static Path data;

  @BeforeAll
  static void saveModels() throws IOException {
    data = smallImages(folder.resolve("images"));
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(5)
                .list(
                    new DenseLayer.Builder().nIn(16).nOut(12).build(),
                    new OutputLayer.Builder()
                        .nIn(12)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    SavedModel plain = SavedModel.of(network);
    ModelFiles.write(plain, folder.resolve("plain.zip"));
    ModelFiles.write(
        plain.withNormalizer(new ImagePreProcessingScaler(-3, 2)), folder.resolve("scaled.zip"));
  }

  /** Two classes of images of 4 x 4 grey pixels. */
  private static Path smallImages(Path place) throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      Path classFolder = Files.createDirectories(place.resolve(i % 2 == 0 ? "dark" : "light"));
      BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
      for (int pixel = 0; pixel < 16; pixel++) {
        image.getRaster().setSample(pixel % 4, pixel / 4, 0, random.nextInt(200) + i % 2 * 50);
      }
      ImageIO.write(image, "png", classFolder.resolve(i + ".png").toFile());
    }
    return place;
  }

  @ParameterizedTest
  @CsvSource({
    "plain,  stored,       false",
    "plain,  scale01,      false",
    "plain,  none,         true",
    "plain,  'scale-1,1',  true",
    "plain,  standardize,  true",
    "scaled, stored,       true",
    "scaled, scale01,      true",
    "scaled, none,         true",
    "scaled, standardize,  true"
  })
  void isStoredWhereTheFileDoesNotSaySo(String source, String choice, boolean isInOutput)
      throws IOException {
    Path in = folder.resolve(source + ".zip");
    Path out = folder.resolve("out.zip");
    DebutCall compress =
        DebutCall.of(
            "compress",
            in,
            "-o",
            out,
            "--budget",
            "70%",
            "--data",
            data,
            "--normalizer",
            choice,
            "--epochs",
            0,
            "--json");
    assertThat(compress.exitCode()).as(compress.err()).isZero();
    DebutCall evaluate = DebutCall.of("evaluate", out, "--data", data, "--json");

    String used = compress.json().get("normalizer").asText();
    assertThat(compress.err()).contains(used + " (--normalizer)");
    assertThat(evaluate.json().get("accuracy"))
        .isEqualTo(compress.json().get("debut").get("accuracy"));
    assertThat(evaluate.json().get("normalizer").asText().startsWith("stored"))
        .isEqualTo(isInOutput);
    assertThat(ModelFiles.read(out).normalizer().isPresent()).isEqualTo(isInOutput);
    if (choice.equals("stored")) {
      assertThat(ModelFiles.read(out).normalizer()).isEqualTo(ModelFiles.read(in).normalizer());
    }
  }
}
