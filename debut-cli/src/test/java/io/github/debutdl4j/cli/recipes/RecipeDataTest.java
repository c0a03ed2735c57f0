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
package io.github.debutdl4j.cli.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.cli.DebutCall;
import io.github.debutdl4j.cli.data.DataException;
import io.github.debutdl4j.cli.data.SmallMnist;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.shade.jackson.databind.JsonNode;

/** Recipes on other images than the bundled ones. */
class RecipeDataTest {

  private static final int IMAGES = 70; // one minibatch

  @TempDir private Path folder;

  @Test
  void aRecipeTrainsAndTestsOnTheImagesOfAFolder() throws IOException {
    Path data = SmallMnist.write(folder.resolve("data"), IMAGES);
    Path net = folder.resolve("net.zip");

    DebutCall run =
        DebutCall.of("train", "rowlstm", "--data", data, "--epochs", 2, "-o", net, "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("params").asLong()).isEqualTo(12_074);
    double correct = run.json().get("accuracy").asDouble() * IMAGES;
    assertThat(correct).isCloseTo(Math.rint(correct), within(1e-9));
    assertThat(net).exists();
  }

  @Test
  void theZoosWeightsAreTestedOnTheImagesOfAFolder() throws IOException {
    Path data = SmallMnist.write(folder.resolve("data"), IMAGES);

    JsonNode result = DebutCall.of("zoo", "lenet", "--evaluate", "--data", data, "--json").json();

    assertThat(result.get("examples").asInt()).isEqualTo(IMAGES);
    assertThat(result.get("measuredAccuracy").asDouble()).isGreaterThan(0.9);
  }

  @Test
  void imagesOfOtherSizesAreRefused() throws IOException {
    Path data = SmallMnist.write(folder.resolve("data"), IMAGES);
    Path images = data.resolve("train-images-idx3-ubyte.gz");
    Files.delete(images);
    try (DataOutputStream out =
        new DataOutputStream(Files.newOutputStream(data.resolve("train-images-idx3-ubyte")))) {
      for (int number : new int[] {0x803, IMAGES, 14, 56}) {
        out.writeInt(number);
      }
      out.write(new byte[IMAGES * 14 * 56]);
    }

    assertThatThrownBy(() -> RecipeData.in(data))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("14 x 56")
        .hasMessageContaining("28 x 28");
  }
}
