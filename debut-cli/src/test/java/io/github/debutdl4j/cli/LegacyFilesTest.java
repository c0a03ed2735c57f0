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
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Files that earlier versions saved go through {@code compress} whole. */
class LegacyFilesTest {

  private static final Path SAVED =
      Path.of("../debut-dl4j-layers/src/test/resources/compatibility/0.1.0");
  private static final String CONFIGURATION = "configuration.json";

  @TempDir private Path folder;

  /** All but those of SameDiff layers alone, which have no layer to convert. */
  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(SAVED)) {
      return files
          .filter(file -> file.toString().endsWith(".zip"))
          .filter(file -> !file.getFileName().toString().startsWith("samediff"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyEntryIsInTheCompressedFile(Path saved) throws IOException {
    Path full = withNormalizerAndLabels(saved);
    Path out = folder.resolve("out.zip");

    DebutCall run = DebutCall.of("compress", full, "-o", out, "--budget", "100%", "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    Map<String, byte[]> before = entries(full);
    Map<String, byte[]> after = entries(out);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    assertThat(after.keySet()).contains(CONFIGURATION, "normalizer.bin", "objects/labels");
    boolean isUnchanged = run.json().get("paramsAfter").equals(run.json().get("paramsBefore"));
    for (String name : after.keySet()) {
      boolean carried = name.equals("normalizer.bin") || name.startsWith("objects/");
      if (carried || isUnchanged && !name.equals(CONFIGURATION)) {
        assertThat(after.get(name)).as(name).isEqualTo(before.get(name));
      }
    }
    assertSchedulesAndCounts(full, out);
    JsonNode stored = new ObjectMapper().readTree(before.get(CONFIGURATION));
    JsonNode now = new ObjectMapper().readTree(after.get(CONFIGURATION));
    assertThat(now.findValues("learningRateSchedule"))
        .isEqualTo(stored.findValues("learningRateSchedule"));
  }

  private static void assertSchedulesAndCounts(Path full, Path out) {
    SavedModel before = ModelFiles.read(full);
    SavedModel after = ModelFiles.read(out);
    assertThat(after.iterationCount()).isEqualTo(before.iterationCount()).isPositive();
    assertThat(after.epochCount()).isEqualTo(before.epochCount());
    assertThat(after.hasUpdater()).isEqualTo(before.hasUpdater());
  }

  private Path withNormalizerAndLabels(Path saved) throws IOException {
    Path full = Files.copy(saved, folder.resolve("full.zip"));
    NormalizerStandardize normalizer = new NormalizerStandardize();
    normalizer.fit(new DataSet(Nd4j.rand(8, 12), Nd4j.zeros(8, 4)));
    ModelSerializer.addNormalizerToModel(full.toFile(), normalizer);
    ModelSerializer.addObjectToFile(
        full.toFile(), "labels", new ArrayList<>(List.of("cat", "dog")));
    return full;
  }

  private static Map<String, byte[]> entries(Path file) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          entries.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return entries;
  }
}
