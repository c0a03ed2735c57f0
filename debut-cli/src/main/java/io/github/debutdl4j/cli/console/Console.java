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
package io.github.debutdl4j.cli.console;

import java.io.PrintWriter;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Where a command writes: text for people, or with {@code --json} one line of JSON at the end of
 * standard output, and everything else on standard error.
 */
public final class Console {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--json", description = "Print the result as JSON, everything else on stderr.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** A line for people. */
  public void say(String format, Object... arguments) {
    PrintWriter writer = json ? err() : out();
    writer.println(String.format(format, arguments));
    writer.flush();
  }

  /** A line about progress, always on standard error. */
  public void progress(String format, Object... arguments) {
    err().println(String.format(format, arguments));
    err().flush();
  }

  /**
   * The command's result for programs, a map or a list of maps; nothing unless {@code --json} was
   * given.
   */
  public void result(Object result) {
    if (!json) {
      return;
    }
    try {
      out().println(JSON.writeValueAsString(result));
      out().flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the result cannot be written as JSON", e);
    }
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }

  private PrintWriter err() {
    return command.commandLine().getErr();
  }
}
