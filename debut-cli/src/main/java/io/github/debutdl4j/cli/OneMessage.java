package io.github.debutdl4j.cli;

import io.github.debutdl4j.cli.data.DataException;
import io.github.debutdl4j.cli.model.ModelFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns whatever a command throws into one line on standard error, never a stack trace. */
final class OneMessage implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
    command.getErr().println(command.getColorScheme().errorText("debut: " + message(e)));
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  /** Errors that are meant for users speak for themselves; others are named. */
  private static String message(Exception e) {
    boolean isForUsers =
        e instanceof IllegalArgumentException
            || e instanceof DataException
            || e instanceof ModelFileException;
    String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return isForUsers ? text : e.getClass().getSimpleName() + ": " + text;
  }
}
