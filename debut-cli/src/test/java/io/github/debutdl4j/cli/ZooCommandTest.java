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

import io.github.debutdl4j.cli.data.SmallMnist;
import io.github.debutdl4j.zoo.TrainingData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.shade.jackson.databind.JsonNode;

class ZooCommandTest {

  @Test
  void listsWhatEveryNetworkHasAsJson() throws IOException {
    JsonNode entries = DebutCall.of("zoo", "--json").json();

    assertThat(entries).hasSizeGreaterThan(10);
    for (JsonNode entry : entries) {
      assertThat(entry.get("name").asText()).isNotEmpty();
      assertThat(entry.get("variant").asText()).isNotEmpty();
      assertThat(entry.get("classes").asInt()).isPositive();
      assertThat(entry.get("params").asLong()).isPositive();
      assertThat(entry.get("percentOfDense").asDouble()).isBetween(1.0, 100.0);
    }
  }

  @Test
  void aNetworkWithWeightsTellsItsAccuracy() throws IOException {
    JsonNode entry = DebutCall.of("zoo", "lenet", "--variant", "fitted", "--json").json().get(0);

    assertThat(entry.get("params").asLong()).isEqualTo(10_182);
    assertThat(entry.get("accuracy").asDouble()).isEqualTo(0.9918);
  }

  @Test
  void accuraciesAreToldForEachDataOfTheWeights() throws IOException {
    JsonNode entry = DebutCall.of("zoo", "lenet", "--json").json().get(0);
    String table = DebutCall.of("zoo", "lenet").out();

    for (TrainingData data : TrainingData.values()) {
      JsonNode accuracies = entry.get("trainedOn").get(data.name());
      assertThat(accuracies.get("accuracy").asDouble()).isBetween(0.85, 1.0);
      assertThat(accuracies.get("denseAccuracy").asDouble()).isBetween(0.85, 1.0);
      assertThat(table).contains(data.name());
    }
  }

  @Test
  void weightsForOtherDataAreEvaluatedOnItsImages(@TempDir Path folder) throws IOException {
    Path digits = SmallMnist.write(folder.resolve("data"), 70);

    JsonNode result =
        DebutCall.of("zoo", "resnet20", "--evaluate", "--data", digits, "--json").json();

    assertThat(result.get("weights").asText()).isEqualTo("FASHION_MNIST");
    assertThat(result.get("examples").asInt()).isEqualTo(70);
    assertThat(result.get("measuredAccuracy").asDouble()).isLessThan(0.5); // digits are no clothes
  }

  @Test
  void summaryNamesTheLayers() {
    DebutCall run = DebutCall.of("zoo", "lenet", "--summary");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("conv1 (DeButConvolution2DLayer)").contains("output_debut");
  }

  @Test
  void shippedWeightsGiveTheAccuracyOfTheModelCardToTheDigit() throws IOException {
    JsonNode result = DebutCall.of("zoo", "lenet", "--evaluate", "--json").json();

    assertThat(result.get("examples").asInt()).isEqualTo(10_000);
    assertThat(result.get("measuredAccuracy").asDouble())
        .isEqualTo(result.get("accuracy").asDouble());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lenet", "vgglike", "pointnet --variant small", "resnet20", "resnet110"})
  void everyNetworkIsExportedWithoutMoreThanItsName(String network, @TempDir Path folder)
      throws IOException {
    for (String ending : new String[] {".debut", ".onnx"}) {
      Path file = folder.resolve("net" + ending);
      List<Object> line = new ArrayList<>(List.of("zoo"));
      line.addAll(List.of(network.split(" ")));
      line.addAll(List.of("--export", file, "--json"));
      DebutCall run = DebutCall.of(line.toArray());

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.json().get("bytes").asLong()).isEqualTo(Files.size(file));
      assertThat(run.json().get("trained").asBoolean()).isEqualTo(!network.equals("resnet110"));
      assertThat(run.err().contains("the weights are random"))
          .isEqualTo(network.equals("resnet110"));
      assertThat(DebutCall.of("info", file).exitCode()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zoo alexnet|the zoo has no 'alexnet'; it has lenet, vgglike",
        "zoo vgg16 --variant tiny|vgg16 has no chains 'tiny'; it has MONO, BULGING",
        "zoo --variant small|need the NAME",
        "zoo --summary|need the NAME",
        "zoo vgg16 --evaluate|no weights for vgg16",
        "zoo lenet --data .|--data is for --evaluate",
        "zoo vgg16 --evaluate --trained-on fashion_mnist|no weights for vgg16 MONO, trained on FASHION",
        "zoo resnet20 --evaluate|the images of FASHION_MNIST are not bundled; --data DIR says",
        "zoo resnet20 --evaluate --trained-on mnist|no weights for resnet20 SHARE_30, trained on MNIST",
        "zoo --export x.debut|need the NAME",
        "zoo lenet --export x.txt|must end in .debut",
        "zoo lenet --export x.onnx --weights i8|--weights is for .debut",
        "zoo lenet --weights i8|need --export"
      })
  void badInputIsOneMessage(String line, String message) {
    DebutCall.of((Object[]) line.split(" ")).assertRefused(message);
  }
}
