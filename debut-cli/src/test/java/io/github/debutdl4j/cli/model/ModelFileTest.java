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

import io.github.debutdl4j.zoo.AllDeButLeNet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

  @TempDir private Path folder;

  @Test
  void theSameNetworkGivesTheSameBytesAtAnyTime() throws IOException {
    AnyNetwork network = AnyNetwork.of(AllDeButLeNet.builder().build().init());
    Path file = folder.resolve("a.zip");

    ModelFile.write(network, file, true);

    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(entry -> entry.getTimeLocal().getYear())).containsOnly(1980);
    }
    Path again = folder.resolve("b.zip");
    ModelFile.write(network, again, true);
    assertThat(again).hasSameBinaryContentAs(file);
    assertThat(ModelFile.bytes(network)).isLessThanOrEqualTo(Files.size(file));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    ComputationGraph network = AllDeButLeNet.builder().build().init();
    Path file = folder.resolve("a.zip");

    ModelFile.write(AnyNetwork.of(network), file, false);

    assertThat(ModelFile.read(file).graphOrNull().params()).isEqualTo(network.params());
  }
}
