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
package io.github.debutdl4j.cli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.io.ModelFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir private Path folder;

  @Test
  void replacesAFileWholly() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");

    WholeFile.write(file, part -> Files.writeString(part, "new"));

    assertThat(file).hasContent("new");
    assertThat(folder)
        .isDirectoryContaining("glob:**/a.txt")
        .isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void leavesTheOldFileAndNothingElseWhenWritingFails() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");

    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    part -> {
                      Files.writeString(part, "half");
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(ModelFileException.class)
        .hasMessageEndingWith("a.txt cannot be written: disk full");
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void saysWhyAFileCannotBeWritten() {
    assertThatThrownBy(() -> WholeFile.checkOutputs(null, folder))
        .hasMessageEndingWith("cannot be written: it is a folder");
    assertThatThrownBy(() -> WholeFile.checkOutputs(null, folder.resolve("no/a.txt")))
        .hasMessageContaining("there is no folder");
    assertThatThrownBy(() -> WholeFile.checkOutputs(Path.of("a"), null, Path.of("./a")))
        .hasMessageContaining("is given twice");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void leavesDevicesAlone() {
    assertThatThrownBy(() -> WholeFile.checkOutputs(null, Path.of("/dev/null")))
        .hasMessageEndingWith("/dev/null cannot be written: it is a device or the like");
  }
}
