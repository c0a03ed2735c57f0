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
package io.github.debutdl4j.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged files are refused by name or read, never more: 2,000 of them in all, others with {@code
 * -Ddebut.fuzz.inputs=50000}.
 *
 * <p>Files that once showed a fault are in the test resources, a folder {@code fuzz/READER} for
 * each reader.
 */
class FuzzTest {

  private static final int INPUTS = Integer.getInteger("debut.fuzz.inputs", 2_000);

  @TempDir private Path folder;

  static Stream<Reader> readers() {
    return Readers.all().stream();
  }

  @ParameterizedTest
  @MethodSource("readers")
  void damagedFilesAreRefusedByNameOrRead(Reader reader) throws IOException {
    FuzzRun run = new FuzzRun(reader, folder);

    run.run(0, INPUTS / Readers.all().size());

    assertThat(run.faults()).as(run.toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("readers")
  void wholeFilesAreRead(Reader reader) throws IOException {
    for (byte[] seed : reader.seeds()) {
      Path place = Files.createTempDirectory(folder, "whole");
      reader.read(seed, place);
    }
  }

  @ParameterizedTest
  @MethodSource("readers")
  void filesThatOnceShowedAFaultAreRefusedByNameOrRead(Reader reader)
      throws IOException, URISyntaxException {
    URL known = FuzzTest.class.getResource("/fuzz/" + reader.name());
    FuzzRun run = new FuzzRun(reader, folder);
    if (known != null) {
      for (Path file : files(Path.of(known.toURI()))) {
        run.read(Files.readAllBytes(file), file.getFileName().toString());
      }
    }
    assertThat(run.faults()).isEmpty();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
