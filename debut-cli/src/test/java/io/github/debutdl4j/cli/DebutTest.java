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

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DebutTest {

  @TempDir private Path folder;

  @Test
  void everyCommandExplainsItself() {
    for (CommandLine command : Debut.commandLine().getSubcommands().values()) {
      DebutCall run = DebutCall.of(command.getCommandName(), "--help");
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).startsWith("Usage: debut " + command.getCommandName());
      assertThat(run.out()).contains("--json");
    }
  }

  @Test
  void noCommandIsWrongUsage() {
    DebutCall run = DebutCall.of();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no command was given").contains("factorize");
  }

  @Test
  void theDemoChecksItsOutputsBeforeItStarts() {
    DebutCall.of("demo", "-o", folder.resolve("no/out.zip")).assertRefused("there is no folder");
    DebutCall.of("demo", "-o", folder).assertRefused("it is a folder");
    DebutCall.of("demo", "-o", folder.resolve("out.zip"), "--report", folder)
        .assertRefused("it is a folder");
    assertThat(Files.exists(folder.resolve("out.zip"))).isFalse();
  }

  @Test
  void trainingRefusesNoEpochsAndNoRate() {
    Path out = folder.resolve("out.zip");

    DebutCall.of("train", "lenet", "--epochs", 0, "-o", out).assertRefused("--epochs must be 1");
    DebutCall.of("train", "vgglike", "--epochs", 0, "-o", out).assertRefused("must be 1 or more");
    DebutCall.of("train", "lenet", "--rate", "NaN", "-o", out).assertRefused("--rate above 0");
    DebutCall.of("train", "lenet", "--rate", "Infinity", "-o", out).assertRefused("--rate above 0");
  }

  @Test
  void trainingRefusesOptionsThatItWouldIgnore() {
    Path out = folder.resolve("out.zip");

    DebutCall.of("train", "vgglike", "--rate", 0.1, "-o", out).assertRefused("--rate is for LENET");
    DebutCall.of("train", "pointnet", "--epochs", 2, "-o", out)
        .assertRefused("--epochs is not for pointnet");
    DebutCall.of("train", "lenet", "--curve", folder.resolve("no/curve.png"), "-o", out)
        .assertRefused("there is no folder");
    DebutCall.of("train", "lenet", "--curve", out, "-o", out).assertRefused("is given twice");
  }
}
