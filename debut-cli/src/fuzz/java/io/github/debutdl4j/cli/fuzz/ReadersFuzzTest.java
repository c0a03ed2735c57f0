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

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The readers under Jazzer, which looks for new paths through the code. One method at a time:
 *
 * <pre>JAZZER_FUZZ=1 mvn -Pfuzz -pl debut-cli -am test -Dtest=ReadersFuzzTest#npy</pre>
 */
class ReadersFuzzTest {

  @TempDir private static Path folder;

  static Stream<byte[]> modelZipSeeds() {
    return new ModelZipReader(false).seeds().stream();
  }

  static Stream<byte[]> runtimeModelSeeds() {
    return new RuntimeModelReader().seeds().stream();
  }

  static Stream<byte[]> npySeeds() {
    return new NpyFileReader().seeds().stream();
  }

  static Stream<byte[]> idxSeeds() {
    return new IdxFilesReader(false).seeds().stream();
  }

  static Stream<byte[]> imageSeeds() {
    return new ImageFilesReader().seeds().stream();
  }

  static Stream<byte[]> chainRowSeeds() {
    return new ChainRowReader().seeds().stream();
  }

  @MethodSource("modelZipSeeds")
  @FuzzTest(maxDuration = "30m")
  void modelZips(byte[] file) throws IOException {
    read(new ModelZipReader(false), file);
  }

  @MethodSource("runtimeModelSeeds")
  @FuzzTest(maxDuration = "30m")
  void runtimeModels(byte[] file) throws IOException {
    read(new RuntimeModelReader(), file);
  }

  @MethodSource("npySeeds")
  @FuzzTest(maxDuration = "30m")
  void npy(byte[] file) throws IOException {
    read(new NpyFileReader(), file);
  }

  @MethodSource("idxSeeds")
  @FuzzTest(maxDuration = "30m")
  void idx(byte[] file) throws IOException {
    read(new IdxFilesReader(false), file);
  }

  @MethodSource("imageSeeds")
  @FuzzTest(maxDuration = "30m")
  void images(byte[] file) throws IOException {
    read(new ImageFilesReader(), file);
  }

  @MethodSource("chainRowSeeds")
  @FuzzTest(maxDuration = "30m")
  void chainRows(byte[] file) throws IOException {
    read(new ChainRowReader(), file);
  }

  private static void read(Reader reader, byte[] file) throws IOException {
    FuzzRun run = new FuzzRun(reader, Files.createDirectories(folder));
    run.read(file, "input");
    List<String> faults = run.faults();
    if (!faults.isEmpty()) {
      throw new AssertionError(faults);
    }
  }
}
