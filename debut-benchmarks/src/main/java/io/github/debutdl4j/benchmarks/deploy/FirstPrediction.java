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
package io.github.debutdl4j.benchmarks.deploy;

import io.github.debutdl4j.benchmarks.measure.Stopwatch;
import io.github.debutdl4j.runtime.Models;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The zoo's LeNet from the start of a JVM to the first prediction, with the runtime and DL4J. */
final class FirstPrediction {

  private static final int STARTS = 7;

  /** What a program that ends soon is started with. */
  private static final List<String> OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  private final List<ProgramStart> runtime = new ArrayList<>();
  private final List<ProgramStart> dl4j = new ArrayList<>();

  /**
   * Starts both programs by turns.
   *
   * @param model LeNet for the runtime
   */
  static FirstPrediction measure(Path model) throws IOException {
    String classPath = RuntimeJar.of(Models.class) + File.pathSeparator + own();
    FirstPrediction result = new FirstPrediction();
    for (int start = 0; start < STARTS; start++) {
      result.runtime.add(ProgramStart.of(command(classPath, RuntimeStart.class, model.toString())));
      result.dl4j.add(
          ProgramStart.of(command(System.getProperty("java.class.path"), Dl4jStart.class)));
    }
    return result;
  }

  private static Path own() {
    return RuntimeJar.of(FirstPrediction.class);
  }

  private static List<String> command(String classPath, Class<?> program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of("-cp", classPath, program.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  double runtimeMs() {
    return median(runtime, ProgramStart::milliseconds);
  }

  double dl4jMs() {
    return median(dl4j, ProgramStart::milliseconds);
  }

  double runtimeResidentMb() {
    return median(runtime, ProgramStart::residentMb);
  }

  double dl4jResidentMb() {
    return median(dl4j, ProgramStart::residentMb);
  }

  private static double median(List<ProgramStart> starts, ToDoubleFunction<ProgramStart> figure) {
    return Stopwatch.median(starts.stream().map(figure::applyAsDouble).toList());
  }
}
