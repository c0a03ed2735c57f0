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

import io.github.debutdl4j.benchmarks.deploy.DeployedNetwork;
import io.github.debutdl4j.benchmarks.deploy.Endurance;
import io.github.debutdl4j.benchmarks.deploy.ParityComparison;
import io.github.debutdl4j.benchmarks.deploy.RuntimeComparison;
import io.github.debutdl4j.benchmarks.measure.Comparison;
import io.github.debutdl4j.benchmarks.measure.Stopwatch;
import io.github.debutdl4j.cli.DebutCommand;
import io.github.debutdl4j.cli.console.Console;
import io.github.debutdl4j.cli.console.Table;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debut bench}: times kernels, layers or networks against DL4J's own, and counts memory. */
@Command(
    name = "bench",
    description =
        "Time DeBut kernels, layers, networks or exported networks against DL4J's own and others, "
            + "or count the memory that training takes, with JMH.")
public final class BenchCommand implements DebutCommand {

  private static final int DEFAULT_THREADS = 2;
  private static final double DEFAULT_MINUTES = 10;
  private static final int ALL_EXAMPLES = 10_000;

  /** What is measured, and how many rounds it takes by default. */
  enum Subject {
    KERNEL(3),
    LAYER(3),
    NETWORK(2),
    ZOO(1),
    RUNTIME(1),
    PARITY(1),
    MEMORY(1),
    ENDURANCE(1),
    PEER(3);

    private final int rounds;

    Subject(int rounds) {
      this.rounds = rounds;
    }
  }

  @Parameters(index = "0", paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}.")
  private Subject subject;

  @Option(
      names = "--rounds",
      description =
          "How often all is run; results are medians."
              + " Default 3, network 2, zoo, runtime, parity and memory 1; endurance takes none.")
  private Integer givenRounds;

  @Option(
      names = "--networks",
      split = ",",
      paramLabel = "NAME",
      description = "For runtime and endurance: ${COMPLETION-CANDIDATES}; default all.")
  private List<DeployedNetwork> networks;

  @Option(
      names = "--threads",
      description = "For runtime and endurance: threads of everything that is run; default 2.")
  private Integer threads;

  @Option(
      names = "--minutes",
      description = "For endurance: how long each network runs, after a tenth of that; default 10.")
  private Double minutes;

  @Mixin private Console console;

  @Override
  public void run() {
    int rounds = givenRounds == null ? subject.rounds : givenRounds;
    check(rounds);
    if (subject == Subject.PEER) {
      Peer.required();
    }
    console.progress(
        "debut: measuring on %d cores, OMP_WAIT_POLICY=%s, %d rounds; this takes minutes ...",
        Runtime.getRuntime().availableProcessors(), System.getenv("OMP_WAIT_POLICY"), rounds);
    Stopwatch stopwatch = new Stopwatch(rounds);
    Comparison comparison =
        switch (subject) {
          case KERNEL -> KernelComparison.run(stopwatch);
          case LAYER -> LayerComparison.run(stopwatch);
          case NETWORK -> NetworkComparison.run(stopwatch);
          case ZOO -> ZooComparison.run(stopwatch);
          case RUNTIME -> runtime(stopwatch).run();
          case PARITY -> new ParityComparison(ALL_EXAMPLES, this::progress).run();
          case MEMORY -> MemoryComparison.run(rounds);
          case ENDURANCE -> endurance().run();
          case PEER -> PeerComparison.run(Peer.required(), stopwatch);
        };
    Table table = new Table(comparison.headings().toArray(String[]::new));
    for (List<String> row : comparison.rows()) {
      table.row(row.toArray());
    }
    console.say("%s", table);
    console.result(comparison.json());
  }

  private void check(int rounds) {
    if (rounds < 1) {
      throw new IllegalArgumentException("--rounds must be 1 or more, not " + rounds);
    }
    if (threads != null && threads < 1) {
      throw new IllegalArgumentException("--threads must be 1 or more, not " + threads);
    }
    boolean sessions = subject == Subject.RUNTIME || subject == Subject.ENDURANCE;
    if (!sessions && (threads != null || networks != null)) {
      throw new IllegalArgumentException(
          "--networks and --threads are for bench runtime and bench endurance");
    }
    boolean endurance = subject == Subject.ENDURANCE;
    if (minutes != null && !(endurance && minutes > 0)) {
      throw new IllegalArgumentException("--minutes is for bench endurance, and above 0");
    }
    if (endurance && givenRounds != null) {
      throw new IllegalArgumentException("--rounds is not for bench endurance");
    }
  }

  private RuntimeComparison runtime(Stopwatch stopwatch) {
    return new RuntimeComparison(chosenNetworks(), chosenThreads(), stopwatch, this::progress);
  }

  private Endurance endurance() {
    double time = minutes == null ? DEFAULT_MINUTES : minutes;
    return new Endurance(chosenNetworks(), chosenThreads(), time, this::progress);
  }

  private List<DeployedNetwork> chosenNetworks() {
    return networks == null ? List.of(DeployedNetwork.values()) : networks;
  }

  private int chosenThreads() {
    return threads == null ? DEFAULT_THREADS : threads;
  }

  private void progress(String step) {
    console.progress("debut: %s", step);
  }
}
