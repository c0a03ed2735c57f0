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
package io.github.debutdl4j.io.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "POSIX permissions, links and signals")
class AtomicFileTest {

  @TempDir private Path folder;
  private Path file;

  /** Writes half of a file and waits until it is stopped. */
  static final class Writer {

    public static void main(String[] args) throws IOException {
      AtomicFile.write(
          Path.of(args[0]),
          part -> {
            Files.writeString(part, "half");
            System.out.println("writing");
            // Not for input: its end, which comes with the signal, would end the writing.
            LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(1));
            throw new IOException("it was not stopped");
          });
    }
  }

  @BeforeEach
  void writeOld() throws IOException {
    file = Files.writeString(folder.resolve("model.zip"), "old");
  }

  /** Another process that is in the middle of writing the file. */
  private Process writer() throws IOException {
    Process writer =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader output = writer.inputReader();
    assertThat(output.readLine()).isEqualTo("writing");
    assertThat(files()).containsExactly(partOf(writer.pid()), "model.zip");
    return writer;
  }

  private static String partOf(long pid) {
    return ".model.zip." + pid + ".part";
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private void writeNew() throws IOException {
    AtomicFile.write(file, part -> Files.writeString(part, "new"));
  }

  @Test
  void aKilledProcessLeavesOneFileThatTheNextRunRemoves() throws Exception {
    Process writer = writer();
    writer.destroyForcibly().waitFor();

    assertThat(file).hasContent("old");
    assertThat(files()).containsExactly(partOf(writer.pid()), "model.zip");

    writeNew();

    assertThat(file).hasContent("new");
    assertThat(files()).containsExactly("model.zip");
  }

  @Test
  void aTerminatedProcessLeavesNothing() throws Exception {
    writer().destroy();
    while (files().size() > 1) {
      Thread.onSpinWait();
    }

    assertThat(file).hasContent("old");
    assertThat(files()).containsExactly("model.zip");
  }

  @Test
  void theTemporaryFileOfAnotherRunIsLeftAlone() throws Exception {
    Process writer = writer();
    try {
      writeNew();

      assertThat(file).hasContent("new");
      assertThat(files()).containsExactly(partOf(writer.pid()), "model.zip");
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }

  @Test
  void aFileOlderThanTheProcessOfItsNumberIsRemoved() throws IOException {
    long pid = ProcessHandle.current().parent().orElseThrow().pid();
    Path part = Files.writeString(folder.resolve(partOf(pid)), "half");
    Files.setLastModifiedTime(part, FileTime.from(Instant.EPOCH));

    writeNew();

    assertThat(files()).containsExactly("model.zip");
  }

  @Test
  void onlyFilesOfThisNameAreRemoved() throws IOException {
    List<String> others =
        List.of(".model.zip.999999999.part.bak", ".model.zip.part", ".other.zip.999999999.part");
    for (String other : others) {
      Files.writeString(folder.resolve(other), "mine");
    }

    writeNew();

    assertThat(files()).containsAll(others).hasSize(4);
  }

  @Test
  void aFailureLeavesTheOldFileAlone() {
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    part -> {
                      Files.writeString(part, "half");
                      throw new IllegalStateException("out of luck");
                    }))
        .hasMessage("out of luck");

    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aLinkIsKeptAndTheFileBehindItIsWritten() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path link = Files.createSymbolicLink(other.resolve("link.zip"), file);

    AtomicFile.write(link, part -> Files.writeString(part, "new"));

    assertThat(link).isSymbolicLink().hasContent("new");
    assertThat(file).hasContent("new");
  }
}
