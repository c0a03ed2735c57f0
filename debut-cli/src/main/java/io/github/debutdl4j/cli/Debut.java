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

import io.github.debutdl4j.cli.console.ResultStream;
import io.github.debutdl4j.cli.data.Reason;
import io.github.debutdl4j.cli.fault.LocaleAdvice;
import io.github.debutdl4j.cli.fault.MemoryAdvice;
import io.github.debutdl4j.cli.fault.OneMessage;
import io.github.debutdl4j.cli.option.Budget;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code debut} command: makes chains, factorises matrices, and compresses DL4J networks. */
@Command(
    name = "debut",
    description = "Deformable butterfly layers for DeepLearning4J.",
    mixinStandardHelpOptions = true,
    version = "debut-dl4j 0.1.0-SNAPSHOT",
    scope = CommandLine.ScopeType.INHERIT,
    subcommands = {
      ChainCommand.class,
      FactorizeCommand.class,
      EvaluateCommand.class,
      TrainCommand.class,
      ZooCommand.class,
      DemoCommand.class,
      PlanCommand.class,
      CompressCommand.class,
    })
public final class Debut implements Runnable {

  @Spec private CommandSpec spec;

  /** The whole command line, ready to be executed. */
  public static CommandLine commandLine() {
    CommandLine debut = new CommandLine(new Debut());
    ServiceLoader.load(DebutCommand.class).forEach(debut::addSubcommand);
    return debut
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Budget.class, Budget::parse)
        .setExecutionExceptionHandler(new OneMessage());
  }

  /**
   * Runs a command and ends the JVM: 0 if all went well, 1 for bad input or results that cannot be
   * written, 2 for bad usage.
   *
   * <p>The launcher sets the system property {@code debut.results} to {@code stdin} and hands over
   * the standard output as descriptor 0, since native libraries print to descriptor 1.
   */
  public static void main(String[] args) {
    boolean isZero = "stdin".equals(System.getProperty("debut.results"));
    ResultStream results =
        new ResultStream(new FileOutputStream(isZero ? FileDescriptor.in : FileDescriptor.out));
    PrintWriter out = new PrintWriter(results, true, StandardCharsets.UTF_8);
    CommandLine debut = commandLine().setOut(out);
    int exitCode = execute(debut, args);
    out.flush();
    if (results.failure().isPresent()) {
      debut.getErr().println("debut: standard output: " + Reason.of(results.failure().get()));
      exitCode = CommandLine.ExitCode.SOFTWARE;
    }
    System.exit(exitCode);
  }

  /** Errors of the JVM or of a broken installation are one message, too. */
  static int execute(CommandLine debut, String[] args) {
    int exitCode;
    try {
      exitCode = debut.execute(args);
    } catch (OutOfMemoryError e) {
      debut.getErr().println("debut: " + MemoryAdvice.of(e, args));
      return CommandLine.ExitCode.SOFTWARE;
    } catch (LinkageError e) {
      debut.getErr().println("debut: " + e);
      return CommandLine.ExitCode.SOFTWARE;
    }
    if (exitCode != 0) {
      LocaleAdvice.of(args).ifPresent(debut.getErr()::println);
    }
    return exitCode;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command was given");
  }
}
