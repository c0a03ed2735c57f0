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
package io.github.debutdl4j.zoo.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** ND4J frees the memory of arrays that nobody refers to, also while a layer reads it. */
class CollectedArraysTest {

  @Test
  void noArrayIsCollectedWhileALayerWorksOnIt() throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Xmn4m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ArraysUnderCollection.class.getName(),
                System.getProperty("debut.test.collection.rounds", "2"))
            .redirectErrorStream(true);
    command.environment().put("MALLOC_PERTURB_", "165"); // glibc: overwrite what is freed
    Process java = command.start();
    String output = new String(java.getInputStream().readAllBytes());

    assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(java.exitValue()).as(output).isZero();
    List<String> calls = output.lines().filter(line -> line.contains(": wrong ")).toList();
    assertThat(calls).hasSize(28).allMatch(line -> line.endsWith(": wrong 0"));
  }
}
