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
package io.github.debutdl4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.debutdl4j.cli.Debut;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What {@code debut bench} answers before it measures anything. */
class BenchCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int bench(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "bench";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return Debut.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(command);
  }

  @Test
  void namesWhatItCanTime() {
    assertThat(bench("--help")).isZero();

    assertThat(out.toString())
        .contains(
            "KERNEL",
            "LAYER",
            "NETWORK",
            "ZOO",
            "RUNTIME",
            "MEMORY",
            "ENDURANCE",
            "PEER",
            "--rounds")
        .contains("LENET", "VGG16", "RESNET20", "RESNET50", "POINTNET", "--threads");
  }

  @Test
  void refusesNoRounds() {
    assertThat(bench("network", "--rounds", "0")).isEqualTo(1);

    assertThat(err.toString()).contains("--rounds must be 1 or more");
  }

  @Test
  void refusesNoThreads() {
    assertThat(bench("runtime", "--threads", "0")).isEqualTo(1);

    assertThat(err.toString()).contains("--threads must be 1 or more");
  }

  @Test
  void refusesOptionsOfAnotherComparison() {
    assertThat(bench("zoo", "--networks", "lenet")).isEqualTo(1);

    assertThat(err.toString()).contains("--networks and --threads are for bench runtime");
    assertThat(bench("runtime", "--minutes", "1")).isEqualTo(1);
    assertThat(err.toString()).contains("--minutes is for bench endurance");
    assertThat(bench("endurance", "--rounds", "2")).isEqualTo(1);
    assertThat(err.toString()).contains("--rounds is not for bench endurance");
  }

  @Test
  void withoutAPeerItSaysHowToBuildWithOne() {
    assumeThat(ServiceLoader.load(Peer.class)).isEmpty();

    assertThat(bench("peer")).isEqualTo(1);

    assertThat(err.toString()).contains("mvn -Ppeer");
  }

  @Test
  void anythingElseIsWrongUsage() {
    assertThat(bench("everything")).isEqualTo(2);

    assertThat(err.toString()).contains("everything");
  }
}
