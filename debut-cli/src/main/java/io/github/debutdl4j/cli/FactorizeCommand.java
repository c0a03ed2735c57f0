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

import io.github.debutdl4j.chain.ChainFormat;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.cli.console.Console;
import io.github.debutdl4j.cli.model.WholeFile;
import io.github.debutdl4j.cli.npy.NpyReader;
import io.github.debutdl4j.cli.npy.NpzWriter;
import io.github.debutdl4j.cli.npy.WeightMatrix;
import io.github.debutdl4j.cli.option.Budget;
import io.github.debutdl4j.factorize.BudgetSearch;
import io.github.debutdl4j.factorize.DenseMatrix;
import io.github.debutdl4j.factorize.Factorization;
import io.github.debutdl4j.factorize.FactorizeOptions;
import io.github.debutdl4j.factorize.Factorizer;
import io.github.debutdl4j.factorize.SearchOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debut factorize}: fits a chain to the weights in an npy file. */
@Command(name = "factorize", description = "Fit a chain to a matrix or filter in an npy file.")
final class FactorizeCommand implements Runnable {

  /** Column order, as the option names it. */
  enum Order {
    CHANNEL(ColumnOrder.CHANNEL_MAJOR),
    TAP(ColumnOrder.TAP_MAJOR);

    private final ColumnOrder columns;

    Order(ColumnOrder columns) {
      this.columns = columns;
    }
  }

  private static final int PAIR_SWEEPS = 5;

  /** Either a chain or a budget. */
  static final class Target {
    @Option(
        names = "--chain",
        paramLabel = "ROW",
        description = "The chain: 'p q r s t' for each factor, first applied first.")
    private String row;

    @Option(
        names = "--budget",
        description =
            "Search the best chain of at most a given number of parameters, or a share as 5%%.")
    private Budget budget;
  }

  @Parameters(
      index = "0",
      paramLabel = "W.npy",
      description = "[outputs, inputs] or a filter [nOut, nIn, kH, kW].")
  private Path file;

  @ArgGroup(multiplicity = "1")
  private Target target;

  @Option(
      names = "--order",
      description = "Columns of a filter: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "CHANNEL")
  private Order order;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FACTORS.npz",
      description = "Write the factors: W0, W1, ... of [blocks, t, r, s], and the chain.")
  private Path output;

  @Mixin private Console console;

  @Override
  public void run() {
    WholeFile.checkOutputs(file, output);
    DenseMatrix w = WeightMatrix.of(NpyReader.read(file), order.columns, file.toString());
    long start = System.nanoTime();
    Factorization fit = fit(w);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (output != null) {
      WholeFile.write(output, part -> write(fit, part));
    }
    print(fit, seconds);
    console.result(json(fit, seconds));
  }

  private Factorization fit(DenseMatrix w) {
    FactorizeOptions options = FactorizeOptions.defaults().withPairSweeps(PAIR_SWEEPS);
    if (target.row == null) {
      long most = target.budget.of((long) w.outputs() * w.inputs());
      SearchOptions search = SearchOptions.atMost(most).withFactorize(options);
      return BudgetSearch.search(w, search).best();
    }
    DeButChain chain = ChainFormat.parse(target.row);
    if (chain.outputs() != w.outputs() || chain.inputs() != w.inputs()) {
      throw new IllegalArgumentException(
          "the chain is for %d x %d, but %s is %d x %d"
              .formatted(chain.outputs(), chain.inputs(), file, w.outputs(), w.inputs()));
    }
    return Factorizer.factorize(w, chain, options);
  }

  private static void write(Factorization fit, Path file) throws IOException {
    int length = fit.chain().length();
    int[] rows = new int[5 * length];
    try (NpzWriter npz = new NpzWriter(file)) {
      for (int l = 0; l < length; l++) {
        DeButFactor f = fit.chain().factor(l);
        npz.write("W" + l, fit.weights()[l], f.weightShape());
        int[] row = {f.p(), f.q(), f.r(), f.s(), f.t()};
        System.arraycopy(row, 0, rows, 5 * l, 5);
      }
      npz.write("chain", rows, length, 5);
    }
  }

  private void print(Factorization fit, double seconds) {
    DeButChain chain = fit.chain();
    console.say("chain: %s", ChainFormat.format(chain));
    console.say(
        "%,d of %,d parameters (%.2f %%)",
        chain.parameters(), chain.denseParameters(), 100 * (1 - chain.layerCompression()));
    console.say(
        "relative error %.4f; no weights of this chain do better than %.4f; %.2f s",
        fit.relativeError(), fit.lowerBound(), seconds);
    if (output != null) {
      console.say("factors written to %s", output);
    }
  }

  private Map<String, Object> json(Factorization fit, double seconds) {
    DeButChain chain = fit.chain();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.toString());
    json.put("chain", ChainFormat.format(chain));
    json.put("parameters", chain.parameters());
    json.put("denseParameters", chain.denseParameters());
    json.put("relativeError", fit.relativeError());
    json.put("lowerBound", fit.lowerBound());
    json.put("guaranteed", fit.guaranteed());
    json.put("seconds", seconds);
    return json;
  }
}
