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

import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.Models;
import io.github.debutdl4j.runtime.Session;
import io.github.debutdl4j.runtime.SessionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that runs a session for a given time, and prints its memory before and after. */
public final class EnduranceRun {

  static final double NANOS_PER_MINUTE = 60e9;

  /** How many figures are printed. */
  static final int FIGURES = 5;

  private static final String RESIDENT = "VmRSS:";
  private static final int BYTES_PER_KIB = 1024;
  private static final int WARM_UP = 10;

  private EnduranceRun() {}

  /**
   * Prints the figures.
   *
   * @param args a {@code .debut} file, threads of the session, nanoseconds
   */
  public static void main(String[] args) throws IOException {
    Model model = Models.read(Path.of(args[0]));
    SessionOptions options = SessionOptions.defaults().withThreads(Integer.parseInt(args[1]));
    long nanos = Long.parseLong(args[2]);
    try (Session session = model.newSession(options)) {
      run(model, session, nanos / WARM_UP);
      printMemory("Start");
      long calls = run(model, session, nanos);
      printMemory("End");
      System.out.println("calls " + calls);
    }
  }

  private static long run(Model model, Session session, long nanos) {
    float[] input = RandomNumbers.of(model.inputs().get(0).size());
    float[] output = new float[model.outputs().get(0).size()];
    long start = System.nanoTime();
    long calls = 0;
    while (System.nanoTime() - start < nanos) {
      session.run(input, output);
      calls++;
    }
    return calls;
  }

  private static void printMemory(String when) throws IOException {
    Runtime runtime = Runtime.getRuntime();
    runtime.gc();
    long heap = runtime.totalMemory() - runtime.freeMemory();
    long resident = resident();
    System.out.println("heapBytes" + when + " " + heap);
    System.out.println("residentBytes" + when + " " + resident);
  }

  /** Physical memory of this process; 0 where there is no {@code /proc}. */
  private static long resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith(RESIDENT)) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) * BYTES_PER_KIB;
        }
      }
    }
    return 0;
  }
}
