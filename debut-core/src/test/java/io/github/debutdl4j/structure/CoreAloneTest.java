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
package io.github.debutdl4j.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that needs this module and nothing else, compiled and run on the module path. */
class CoreAloneTest {

  private static final String MODULE =
      """
      module user.program {
        requires io.github.debutdl4j.core;
      }
      """;

  private static final String PROGRAM =
      """
      package user.program;

      import io.github.debutdl4j.chain.DeButChain;
      import io.github.debutdl4j.factorize.BudgetSearch;
      import io.github.debutdl4j.factorize.Factorization;
      import io.github.debutdl4j.factorize.FactorizeOptions;
      import io.github.debutdl4j.factorize.Factorizer;
      import io.github.debutdl4j.factorize.SearchOptions;
      import java.util.Random;

      public class Main {
        public static void main(String[] args) {
          DeButChain chain = DeButChain.parse("12 8 3 2 1 6 12 2 4 3");
          double[][] planted =
              chain.factors().stream()
                  .map(f -> new Random(f.r()).doubles(f.parameters(), -1, 1).toArray())
                  .toArray(double[][]::new);
          double[] matrix = chain.denseProduct(planted);

          Factorization fit = Factorizer.factorize(matrix, chain, FactorizeOptions.defaults());
          Factorization found =
              BudgetSearch.search(matrix, 6, 8, SearchOptions.atMost(chain.parameters())).best();

          double[] x = new Random(1).doubles(8, -1, 1).toArray();
          double[] y = chain.apply(fit.weights(), x, 1);
          double worst = 0;
          for (int row = 0; row < 6; row++) {
            double expected = 0;
            for (int column = 0; column < 8; column++) {
              expected += matrix[row * 8 + column] * x[column];
            }
            worst = Math.max(worst, Math.abs(expected - y[row]));
          }
          boolean exact = fit.relativeError() < 1e-9 && found.relativeError() < 1e-9;
          System.out.println(exact && worst < 1e-9 ? "exact" : "wrong by " + worst);
        }
      }
      """;

  @TempDir private Path home;

  private Path compiled;

  @BeforeEach
  void compile() throws Exception {
    Path sources = Files.createDirectories(home.resolve("src/user/program"));
    Files.writeString(sources.resolve("Main.java"), PROGRAM);
    Path descriptor = Files.writeString(home.resolve("src/module-info.java"), MODULE);
    compiled = home.resolve("classes");
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    int status =
        javac.run(
            writer,
            writer,
            "-Xlint:all",
            "--module-path",
            CorePackagesTest.classes().toString(),
            "-d",
            compiled.toString(),
            descriptor.toString(),
            sources.resolve("Main.java").toString());
    assertThat(status).as(out.toString()).isZero();
  }

  @Test
  void factorizesAndMultiplies() throws Exception {
    assertThat(run()).isEqualTo("exact");
  }

  private String run() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String modules = CorePackagesTest.classes() + System.getProperty("path.separator") + compiled;
    Process process =
        new ProcessBuilder(
                List.of(java, "--module-path", modules, "-m", "user.program/user.program.Main"))
            .redirectErrorStream(true)
            .start();
    String output = read(process);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static String read(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes()).strip();
  }
}
