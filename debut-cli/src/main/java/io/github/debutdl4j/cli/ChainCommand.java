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
import io.github.debutdl4j.chain.ChainGenerator;
import io.github.debutdl4j.chain.ChainSearch;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.cli.console.Console;
import io.github.debutdl4j.cli.console.Table;
import io.github.debutdl4j.cli.option.Budget;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code debut chain}: a chain for a matrix size, without weights. */
@Command(name = "chain", description = "Make a chain for a matrix of M outputs and N inputs.")
final class ChainCommand implements Runnable {

  /** Which chain is wanted. */
  enum Type {
    MONOTONIC,
    BULGING,
    SMALLEST,
    BEST
  }

  @Parameters(index = "0", paramLabel = "M", description = "Outputs: rows of the dense matrix.")
  private int outputs;

  @Parameters(
      index = "1",
      paramLabel = "N",
      description = "Inputs: columns; channels times kernel positions for a convolution.")
  private int inputs;

  @Option(names = "--kernel", paramLabel = "K", description = "Kernel of K x K.")
  private int kernel = 1;

  @Option(
      names = "--type",
      description = "${COMPLETION-CANDIDATES}; best needs a budget and is the default with one.")
  private Type type;

  @Option(
      names = "--level",
      description = "How slowly widths shrink, 1 or more; default ${DEFAULT-VALUE}.",
      defaultValue = "5")
  private int level;

  @Option(names = "--budget", description = "Most parameters: a number, or a share such as 5%%.")
  private Budget budget;

  @Mixin private Console console;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Type wanted = type != null ? type : budget == null ? Type.MONOTONIC : Type.BEST;
    DeButChain chain = chain(wanted);
    checkBudget(chain);
    print(chain);
    console.result(json(wanted, chain));
  }

  private DeButChain chain(Type wanted) {
    if (kernel < 1 || inputs % Math.multiplyExact(kernel, kernel) != 0) {
      throw new IllegalArgumentException(
          "N = "
              + inputs
              + " inputs are not a multiple of a "
              + kernel
              + " x "
              + kernel
              + " kernel");
    }
    int taps = kernel * kernel;
    return switch (wanted) {
      case MONOTONIC -> ChainGenerator.monotonic(outputs, inputs, taps, level);
      case BULGING -> ChainGenerator.bulging(outputs, inputs, taps, level);
      case SMALLEST -> ChainSearch.smallest(outputs, inputs);
      case BEST -> {
        if (budget == null) {
          throw new ParameterException(spec.commandLine(), "--type best needs --budget");
        }
        yield ChainSearch.best(outputs, inputs, budget.of((long) outputs * inputs));
      }
    };
  }

  private void checkBudget(DeButChain chain) {
    long most = budget == null ? Long.MAX_VALUE : budget.of(chain.denseParameters());
    if (chain.parameters() > most) {
      throw new IllegalArgumentException(
          "the chain has "
              + chain.parameters()
              + " parameters, the budget is "
              + most
              + "; --type best keeps to it");
    }
  }

  private void print(DeButChain chain) {
    Table table = new Table("factor", "outputs", "inputs", "blocks", "r", "s", "t", "parameters");
    int number = 1;
    for (DeButFactor f : chain.factors()) {
      table.row(number++, f.p(), f.q(), f.blocks(), f.r(), f.s(), f.t(), f.parameters());
    }
    console.say("%s", table);
    console.say(
        "%,d of %,d parameters (%.2f %%), widest intermediate %,d",
        chain.parameters(),
        chain.denseParameters(),
        100 * (1 - chain.layerCompression()),
        chain.widestIntermediate());
    console.say("row: %s", ChainFormat.format(chain));
  }

  private static Map<String, Object> json(Type type, DeButChain chain) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("outputs", chain.outputs());
    json.put("inputs", chain.inputs());
    json.put("type", type.name().toLowerCase(Locale.ROOT));
    json.put("chain", ChainFormat.format(chain));
    json.put("factors", chain.length());
    json.put("parameters", chain.parameters());
    json.put("denseParameters", chain.denseParameters());
    json.put("layerCompression", chain.layerCompression());
    json.put("widestIntermediate", chain.widestIntermediate());
    json.put("monotonic", chain.isMonotonic());
    json.put("bulging", chain.isBulging());
    json.put("expectedEnergyKept", ChainSearch.expressivity(chain));
    return json;
  }
}
