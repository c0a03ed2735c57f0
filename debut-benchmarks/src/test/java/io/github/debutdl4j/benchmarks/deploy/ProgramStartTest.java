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
package io.github.debutdl4j.benchmarks.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.runtime.Models;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramStartTest {

  private static final String CLASS_PATH =
      RuntimeJar.of(Models.class) + File.pathSeparator + RuntimeJar.of(RuntimeStart.class);

  @Test
  void predictsWithoutDl4jOnTheClassPath() throws Exception {
    try (ExportedFiles files = new ExportedFiles()) {
      ProgramStart start = ProgramStart.of(command(files.exportTrainedLeNet()));

      assertThat(start.milliseconds()).isPositive();
      assertThat(start.residentMb()).isGreaterThan(1).isLessThan(1000);
    }
  }

  @Test
  void saysThatAProgramMadeNoPrediction() {
    assertThatThrownBy(() -> ProgramStart.of(command(Path.of("missing.debut"))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no prediction")
        .hasMessageContaining("missing.debut");
  }

  private static List<String> command(Path model) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(java, "-cp", CLASS_PATH, RuntimeStart.class.getName(), model.toString());
  }
}
