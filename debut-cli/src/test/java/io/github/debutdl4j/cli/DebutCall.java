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
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import picocli.CommandLine;

/**
 * A command run inside the tests' JVM.
 *
 * @param exitCode what the shell would see
 * @param out standard output
 * @param err standard error
 */
public record DebutCall(int exitCode, String out, String err) {

  public static DebutCall of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine debut =
        Debut.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode =
        debut.execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
    return new DebutCall(exitCode, out.toString(), err.toString());
  }

  /** The last line of standard output, as JSON. */
  public JsonNode json() throws IOException {
    String[] lines = out.strip().split("\n");
    return new ObjectMapper().readTree(lines[lines.length - 1]);
  }

  /** Checks that bad input was answered with one line that says this, and with nothing else. */
  public void assertRefused(String message) {
    assertThat(exitCode).as(err).isEqualTo(1);
    assertThat(err.strip().lines()).hasSize(1);
    assertThat(err).contains(message);
    assertThat(out).isEmpty();
  }
}
