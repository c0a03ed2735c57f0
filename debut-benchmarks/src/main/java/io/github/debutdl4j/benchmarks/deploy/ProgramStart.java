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

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program from its start to its first prediction.
 *
 * @param milliseconds from before the operating system was asked to start it
 * @param residentMb the most physical memory that its process had, in millions of bytes; NaN where
 *     there is no {@code /proc}
 */
record ProgramStart(double milliseconds, double residentMb) {

  /** The line that the program prints then; it ends when its input does. */
  static final String PREDICTED = "predicted";

  private static final double NANOS_PER_MS = 1e6;
  private static final String PEAK = "VmHWM:";
  private static final double MB_PER_KIB = 1024 / 1e6;

  /** Starts a program and ends it. */
  static ProgramStart of(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    long start = System.nanoTime();
    Process process = builder.start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && !line.equals(PREDICTED)) {
        line = lines.readLine();
      }
      double milliseconds = (System.nanoTime() - start) / NANOS_PER_MS;
      if (line == null) {
        throw new IOException("the program made no prediction: " + String.join(" ", command));
      }
      return new ProgramStart(milliseconds, peakMb(process.pid()));
    } finally {
      process.destroyForcibly();
    }
  }

  private static double peakMb(long pid) throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(PEAK))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * MB_PER_KIB)
        .findFirst()
        .orElse(Double.NaN);
  }
}
