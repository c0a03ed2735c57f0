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
package io.github.debutdl4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerMinMaxScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.learning.config.Adam;

/** What DL4J writes is read as DL4J reads it, and written again with everything in it. */
class ModelFilesTest {

  private static final List<String> LABELS = List.of("cat", "dog", "cow");

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("model.zip");
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE", "HALF"})
  void readsAMultiLayerNetworkAsDl4jDoes(DataType type) throws IOException {
    MultiLayerNetwork network = SmallNetworks.layers(type);
    ModelSerializer.writeModel(network, file().toFile(), true);
    MultiLayerNetwork expected = ModelSerializer.restoreMultiLayerNetwork(file().toFile(), true);

    SavedModel read = ModelFiles.read(file());

    assertThat(read.kind()).isEqualTo(SavedModel.Kind.MULTI_LAYER);
    MultiLayerNetwork actual = read.multiLayerNetwork();
    assertThat(actual.params()).isEqualTo(expected.params());
    assertThat(actual.params().dataType()).isEqualTo(type);
    assertThat(actual.getUpdater().getStateViewArray())
        .isEqualTo(expected.getUpdater().getStateViewArray());
    assertThat(actual.getLayerWiseConfigurations().toJson())
        .isEqualTo(expected.getLayerWiseConfigurations().toJson());
    assertThat(read.iterationCount()).isEqualTo(3);
    assertThat(read.epochCount()).isEqualTo(2);
    actual.fit(SmallNetworks.data(type));
    expected.fit(SmallNetworks.data(type));
    assertThat(actual.params()).isEqualTo(expected.params());
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE", "HALF"})
  void readsAGraphAsDl4jDoes(DataType type) throws IOException {
    ModelSerializer.writeModel(SmallNetworks.graph(type), file().toFile(), true);
    ComputationGraph expected = ModelSerializer.restoreComputationGraph(file().toFile(), true);

    SavedModel read = ModelFiles.read(file());

    assertThat(read.kind()).isEqualTo(SavedModel.Kind.GRAPH);
    assertThat(read.graph().params()).isEqualTo(expected.params());
    assertThat(read.graph().getUpdater().getStateViewArray())
        .isEqualTo(expected.getUpdater().getStateViewArray());
    assertThat(read.iterationCount()).isEqualTo(3);
    assertThat(read.epochCount()).isEqualTo(2);
    assertThatThrownBy(read::multiLayerNetwork).hasMessageContaining("not a MultiLayerNetwork");
  }

  @Test
  void writesEveryEntryByteForByte() throws IOException {
    ModelSerializer.writeModel(SmallNetworks.graph(DataType.FLOAT), file().toFile(), true);
    NormalizerStandardize normalizer = new NormalizerStandardize();
    normalizer.fit(SmallNetworks.data(DataType.FLOAT));
    ModelSerializer.addNormalizerToModel(file().toFile(), normalizer);
    ModelSerializer.addObjectToFile(file().toFile(), "labels", new ArrayList<>(LABELS));
    ZipEntries.of(file()).put("note.txt", "by hand".getBytes(StandardCharsets.UTF_8)).write(file());
    Path again = folder.resolve("again.zip");

    SavedModel read = ModelFiles.read(file());
    ModelFiles.write(read, again);

    assertThat(read.normalizer()).contains(normalizer);
    assertThat(read.objects()).hasSize(1);
    assertThat(read.objects().get(0).value()).contains(LABELS);
    Map<String, byte[]> before = ZipEntries.of(file()).map();
    Map<String, byte[]> after = ZipEntries.of(again).map();
    assertThat(after.keySet())
        .containsExactlyInAnyOrder(
            "configuration.json",
            "coefficients.bin",
            "updaterState.bin",
            "normalizer.bin",
            "objects/labels",
            "note.txt");
    after.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(before.get(name)));
  }

  @Test
  void anotherNetworkKeepsWhatTheFileHeld() throws IOException {
    SavedModel held =
        SavedModel.of(SmallNetworks.layers(DataType.FLOAT))
            .withObject("labels", new ArrayList<>(LABELS))
            .withNormalizer(fitted());
    MultiLayerNetwork fresh =
        new MultiLayerNetwork(held.multiLayerNetwork().getLayerWiseConfigurations().clone());
    fresh.init();

    ModelFiles.write(held.withNetwork(fresh), file());
    SavedModel read = ModelFiles.read(file());

    assertThat(read.multiLayerNetwork().params()).isEqualTo(fresh.params());
    assertThat(read.epochCount()).isEqualTo(2);
    assertThat(read.iterationCount()).isEqualTo(3);
    assertThat(read.objects().get(0).value()).contains(LABELS);
    assertThat(read.normalizer()).contains(fitted());
    BaseLayer layer = (BaseLayer) read.multiLayerNetwork().getLayer(0).conf().getLayer();
    assertThat(((Adam) layer.getIUpdater()).getLearningRateSchedule())
        .isEqualTo(SmallNetworks.SCHEDULE);
  }

  private static NormalizerMinMaxScaler fitted() {
    NormalizerMinMaxScaler normalizer = new NormalizerMinMaxScaler(-1, 1);
    normalizer.fit(SmallNetworks.data(DataType.FLOAT));
    return normalizer;
  }

  @Test
  void readsNetworksWithoutParametersAndWithoutUpdater() throws IOException {
    ModelFiles.write(SavedModel.of(SmallNetworks.withoutParameters()), file());
    assertThat(ModelFiles.read(file()).network().numParams()).isZero();

    ModelFiles.write(SavedModel.of(SmallNetworks.graph(DataType.FLOAT)).withUpdater(false), file());
    assertThat(ModelFiles.read(file()).hasUpdater()).isFalse();
    assertThat(ZipEntries.of(file()).map()).doesNotContainKey("updaterState.bin");

    ModelFiles.write(SavedModel.of(SmallNetworks.graph(DataType.FLOAT)), file());
    SavedModel read = ModelFiles.read(file(), ModelReadOptions.defaults().withUpdater(false));
    assertThat(read.hasUpdater()).isFalse();
  }

  @Test
  void theSameNetworkGivesTheSameBytesAtAnyTime() throws IOException {
    SavedModel model = SavedModel.of(SmallNetworks.graph(DataType.FLOAT));
    Path again = folder.resolve("again.zip");

    ModelFiles.write(model, file());
    ModelFiles.write(model, again);

    assertThat(again).hasSameBinaryContentAs(file());
    assertThat(ModelFiles.bytes(model)).isEqualTo(Files.size(file()));
    try (ZipFile zip = new ZipFile(file().toFile())) {
      assertThat(zip.stream().map(entry -> entry.getTimeLocal().getYear())).containsOnly(1980);
    }
  }

  @Test
  void removesWhatAKilledProcessLeftBesideTheFile() throws IOException {
    Path stale = Files.writeString(folder.resolve(".model.zip.999999999.part"), "half");
    Path others = Files.writeString(folder.resolve(".other.zip.999999999.part"), "half");
    Path alive =
        Files.writeString(
            folder.resolve(
                ".model.zip." + ProcessHandle.current().parent().orElseThrow().pid() + ".part"),
            "half");

    ModelFiles.write(SavedModel.of(SmallNetworks.withoutParameters()), file());

    assertThat(stale).doesNotExist();
    assertThat(others).exists();
    assertThat(alive).exists();
    assertThat(folder).isDirectoryContaining("glob:**/model.zip");
  }

  @Test
  void refusesDamagedAndTruncatedEntries() throws IOException {
    ModelFiles.write(SavedModel.of(SmallNetworks.graph(DataType.FLOAT)), file());
    byte[] whole = Files.readAllBytes(file());
    Path cut = Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(whole, 500));
    byte[] sum = whole.clone();
    int directory = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
    sum[directory + 16] ^= 1; // CRC of the last entry: the updater's state
    Path wrongSum = Files.write(folder.resolve("sum.zip"), sum);

    assertThatThrownBy(() -> ModelFiles.read(cut))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining("not a zip file, or truncated");
    assertThatThrownBy(() -> ModelFiles.read(wrongSum))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining("updaterState.bin is damaged: its checksum is wrong");
    assertThatThrownBy(() -> ModelFiles.read(folder.resolve("none.zip")))
        .hasMessageEndingWith("none.zip is not a file");
    assertThatThrownBy(() -> ModelFiles.read(folder)).hasMessageEndingWith("is not a file");
  }

  @Test
  void refusesArraysThatAreNotOfTheConfigurationsLength() throws IOException {
    ZipEntries entries = ZipEntries.of(SmallNetworks.graph(DataType.FLOAT));
    byte[] coefficients = entries.map().get("coefficients.bin");
    ZipEntries other = ZipEntries.of(SmallNetworks.graph(DataType.FLOAT));

    entries.json(entries.json().replace("\"nout\" : 6", "\"nout\" : 7")).write(file());
    assertThatThrownBy(() -> ModelFiles.read(file()))
        .hasMessageContaining(
            "coefficients.bin holds 51 numbers, but the configuration declares 56");
    other.put("updaterState.bin", coefficients).write(file());
    assertThatThrownBy(() -> ModelFiles.read(file()))
        .hasMessageContaining("updaterState.bin holds 51 numbers");
    other.put("coefficients.bin", new byte[0]).write(file());
    assertThatThrownBy(() -> ModelFiles.read(file()))
        .hasMessageContaining("coefficients.bin is empty");
  }
}
