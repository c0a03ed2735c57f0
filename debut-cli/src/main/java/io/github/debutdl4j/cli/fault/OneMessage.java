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
package io.github.debutdl4j.cli.fault;

import io.github.debutdl4j.cli.data.DataException;
import io.github.debutdl4j.cli.data.Reason;
import io.github.debutdl4j.cli.training.TrainingException;
import io.github.debutdl4j.io.ModelFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints an exception of a command as a message on standard error, never as a stack trace. */
public final class OneMessage implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
    String[] call = arguments.originalArgs().toArray(String[]::new);
    String message =
        Reason.shortageIn(e).map(error -> MemoryAdvice.of(error, call)).orElseGet(() -> message(e));
    command.getErr().println(command.getColorScheme().errorText("debut: " + message));
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  /** Exceptions for users have a complete message; for others the class is named. */
  private static String message(Exception e) {
    if (e instanceof FaultsException) {
      return e.getMessage();
    }
    return isForUsers(e)
        ? FaultsException.text(Faults.of(e))
        : e.getClass().getSimpleName() + ": " + firstLine(e);
  }

  /** Whether the message of an exception is a complete sentence for users. */
  public static boolean isForUsers(Exception e) {
    return e instanceof IllegalArgumentException
        || e instanceof DataException
        || e instanceof ModelFileException
        || e instanceof TrainingException;
  }

  /** The first line of an exception's message, or a text in its place. */
  public static String firstLine(Exception e) {
    return Reason.of(e).lines().findFirst().orElse("");
  }
}
