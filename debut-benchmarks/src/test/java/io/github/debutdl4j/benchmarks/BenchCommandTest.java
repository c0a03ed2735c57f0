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

import io.github.debutdl4j.cli.CommandRun;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What {@code debut bench} answers before it measures anything. */
class BenchCommandTest {

  @Test
  void namesWhatItCanTime() {
    CommandRun run = CommandRun.of("bench", "--help");

    assertThat(run.out())
        .contains("KERNEL", "LAYER", "NETWORK", "ZOO", "MEMORY", "PEER", "--rounds");
  }

  @Test
  void refusesNoRounds() {
    CommandRun.of("bench", "network", "--rounds", 0).assertRefused("--rounds must be 1 or more");
  }

  @Test
  void withoutAPeerItSaysHowToBuildWithOne() {
    assumeThat(ServiceLoader.load(Peer.class)).isEmpty();

    CommandRun.of("bench", "peer").assertRefused("mvn -Ppeer");
  }

  @Test
  void anythingElseIsWrongUsage() {
    CommandRun run = CommandRun.of("bench", "everything");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("everything");
  }
}
