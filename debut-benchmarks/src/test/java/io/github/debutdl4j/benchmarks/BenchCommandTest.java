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
