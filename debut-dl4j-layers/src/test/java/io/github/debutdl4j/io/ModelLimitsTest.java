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
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;

/** Small files that declare large sizes are refused before anything is allocated for them. */
class ModelLimitsTest {

  @TempDir private static Path shared;

  private static Map<String, Path> hostile;

  @TempDir private Path folder;

  @BeforeAll
  static void writeTheFiles() throws IOException {
    hostile = HostileFiles.write(shared);
  }

  @Test
  void refusesFilesThatAskForALot() {
    hostile.forEach(
        (message, file) ->
            assertThatThrownBy(() -> ModelFiles.read(file))
                .as("%s", file)
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining(message.strip()));
  }

  @Test
  void refusesThemInASmallHeap() throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                HostileFiles.class.getName(),
                shared.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(java.getInputStream().readAllBytes());

    assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(java.exitValue()).as(output).isZero();
    assertThat(output.lines().filter(line -> line.contains(" refused: "))).hasSize(hostile.size());
    assertThat(output).doesNotContain("NOT REFUSED");
  }

  @Test
  void limitsAreWhatTheUserSays() throws IOException {
    Path file = folder.resolve("model.zip");
    ModelFiles.write(
        SavedModel.of(SmallNetworks.graph(DataType.FLOAT)).withObject("a", new byte[2_000]), file);
    ModelLimits normal = ModelLimits.defaults();

    assertRefused(file, new ModelLimits(2, 1 << 20, 1 << 20, 1_000, 100), "has 4 entries");
    assertRefused(file, new ModelLimits(9, 100, 1 << 20, 1_000, 100), "configuration.json has");
    assertRefused(file, new ModelLimits(9, 1 << 20, 1_000, 1_000, 100), "objects/a has 2,");
    assertRefused(file, new ModelLimits(9, 1 << 20, 1 << 20, 50, 100), "more than 50 parameters");
    assertThat(ModelFiles.read(file, ModelReadOptions.defaults().withLimits(normal))).isNotNull();
  }

  private static void assertRefused(Path file, ModelLimits limits, String message) {
    assertThatThrownBy(() -> ModelFiles.read(file, ModelReadOptions.defaults().withLimits(limits)))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesNamesThatLeadElsewhereAndNamesTwice() throws IOException {
    for (String name : new String[] {"../evil", "objects/../../evil", "/etc/passwd", "a\\b"}) {
      Path file =
          ZipEntries.of(SmallNetworks.graph(DataType.FLOAT))
              .put(name, new byte[1])
              .write(folder.resolve("names.zip"));
      assertThatThrownBy(() -> ModelFiles.read(file))
          .isInstanceOf(ModelFileException.class)
          .hasMessageContaining("an entry outside of its folder");
    }
  }
}
