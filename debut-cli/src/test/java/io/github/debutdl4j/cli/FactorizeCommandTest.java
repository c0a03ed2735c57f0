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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FactorizeCommandTest {

  private static final String ROW = "6 8 3 4 1 6 6 2 2 3";

  @TempDir private Path folder;

  private Path saved(String name, INDArray array) throws IOException {
    return Files.write(folder.resolve(name), Nd4j.toNpyByteArray(array));
  }

  private Path random() throws IOException {
    return saved("w.npy", Nd4j.rand(DataType.DOUBLE, 6, 8));
  }

  @Test
  void reportsErrorAndBoundAndWritesTheFactors() throws IOException {
    Path factors = folder.resolve("factors.npz");

    DebutCall run = DebutCall.of("factorize", random(), "--chain", ROW, "-o", factors, "--json");

    assertThat(run.exitCode()).isZero();
    double error = run.json().get("relativeError").asDouble();
    assertThat(error).isBetween(0.0, 1.0);
    assertThat(run.json().get("lowerBound").asDouble()).isBetween(0.0, error);
    try (ZipFile zip = new ZipFile(factors.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly("W0.npy", "W1.npy", "chain.npy");
    }
  }

  @Test
  void searchesAChainWithinABudget() throws IOException {
    DebutCall run = DebutCall.of("factorize", random(), "--budget", "80%", "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.json().get("parameters").asLong()).isLessThanOrEqualTo(38);
  }

  @Test
  void takesAFilterInTheOrderAskedFor() throws IOException {
    Path filter = saved("filter.npy", Nd4j.rand(DataType.DOUBLE, 6, 2, 2, 2));

    DebutCall channel = DebutCall.of("factorize", filter, "--chain", ROW, "--json");
    DebutCall tap = DebutCall.of("factorize", filter, "--chain", ROW, "--order", "tap", "--json");

    assertThat(channel.json().get("relativeError").asDouble())
        .isNotEqualTo(tap.json().get("relativeError").asDouble());
  }

  @Test
  void badInputIsOneMessageAndLeavesNoFile() throws IOException {
    Path good = random();
    Path nan = saved("nan.npy", Nd4j.valueArrayOf(new long[] {6, 8}, Double.NaN));
    Path text = Files.writeString(folder.resolve("text.npy"), "not npy");

    refuse("the chain row has 4 numbers", good, "--chain", "6 8 6 8");
    refuse("the chain is for 4 x 4, but", good, "--chain", "4 4 4 4 1");
    refuse("every size must be 1 or more", good, "--chain", "0 8 1 1 1");
    refuse("every size must be 1 or more", good, "--chain", "6 8 6 -8 1");
    refuse("finite", nan, "--chain", ROW);
    refuse("is not an npy file", text, "--chain", ROW);
    refuse("is not a file", folder.resolve("none"), "--chain", ROW);
    refuse("the smallest has 14", good, "--budget", "5");
    DebutCall.of("factorize", good, "--chain", ROW, "-o", good).assertRefused("is given twice");
    DebutCall.of("factorize", good, "--chain", ROW, "-o", folder.resolve("no/out.npz"))
        .assertRefused("there is no folder");
  }

  private void refuse(String message, Path file, String option, String value) {
    Path out = folder.resolve("out.npz");
    DebutCall.of("factorize", file, option, value, "-o", out).assertRefused(message);
    assertThat(folder).isDirectoryNotContaining("glob:**out*");
  }
}
