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
package io.github.debutdl4j.export;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.compatibility.NamedArrays;
import io.github.debutdl4j.io.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.deeplearning4j.nn.api.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Model files of earlier versions, exported: all compute what DL4J computes, or are refused. */
class EarlierModelExportTest {

  private static final Path SAVED = Path.of("src/test/resources/compatibility");

  /** What the message says of networks with operations that neither format has. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "attention-learned", "learnedQueries",
          "conv3d", "DeButConvolution3D",
          "conv3d-ndhwc", "DeButConvolution3D",
          "lstm-masked", "MaskZeroLayer");

  /** Have gates with a hard sigmoid, at which ONNX Runtime aborts. */
  private static final Set<String> RUNTIME_ONLY = Set.of("lstm", "lstm-last-step");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(SAVED)) {
      return files.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void computesWhatDl4jComputes(Path file) throws IOException {
    String name = file.getFileName().toString().replace(".zip", "");
    Model network = ModelFiles.read(file).network();
    INDArray input =
        NamedArrays.read(Files.readAllBytes(file.resolveSibling(name + ".bin"))).get("input");
    int[] shape =
        IntStream.range(1, input.rank()).map(i -> Math.toIntExact(input.size(i))).toArray();
    ExportOptions.Builder options = ExportOptions.builder().inputShape(shape);

    if (REFUSED.containsKey(name)) {
      assertRefused(() -> DeButExporter.runtime(network, options.build()), REFUSED.get(name));
    } else if (RUNTIME_ONLY.contains(name)) {
      ExportParity.checkRuntime(network, options, input);
      assertRefused(() -> DeButExporter.onnx(network, options.build()), "HARD_SIGMOID");
    } else {
      ExportParity.check(network, options, Map.of(ExportParity.inputNames(network).get(0), input));
    }
  }

  private static void assertRefused(ThrowingCallable export, String reason) {
    assertThatThrownBy(export).isInstanceOf(ExportException.class).hasMessageContaining(reason);
  }
}
