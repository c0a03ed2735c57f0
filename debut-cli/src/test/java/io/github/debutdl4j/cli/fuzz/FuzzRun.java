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
package io.github.debutdl4j.cli.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Gives a reader seeded damaged files and counts what it does with them. */
final class FuzzRun {

  /** A reader that takes longer than this for a file of some kilobytes hangs. */
  private static final double SLOWEST_SECONDS = 20;

  private final Reader reader;
  private final Path folder;
  private int accepted;
  private int refused;
  private double slowest;
  private final List<String> faults = new ArrayList<>();

  /**
   * @param folder for the files to read; files that show a fault are kept in its folder {@code
   *     found}
   */
  FuzzRun(Reader reader, Path folder) {
    this.reader = reader;
    this.folder = folder;
  }

  /** What is wrong with the reader, if anything is. */
  List<String> faults() {
    return faults;
  }

  /** Reads a number of files; the same numbers give the same files. */
  void run(int from, int to) throws IOException {
    List<byte[]> seeds = reader.seeds();
    for (int i = from; i < to; i++) {
      Random random = new Random(i * 0x9E3779B97F4A7C15L + reader.name().hashCode());
      read(reader.damaged(seeds.get(i % seeds.size()), random), "input " + i);
    }
  }

  /** Reads one file. */
  void read(byte[] file, String name) throws IOException {
    Path place = Files.createDirectories(folder.resolve(reader.name()));
    empty(place);
    long start = System.nanoTime();
    Throwable thrown = null;
    try {
      reader.read(file, place);
      accepted++;
    } catch (Throwable e) { // anything else is a finding
      thrown = e;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    slowest = Math.max(slowest, seconds);
    if (thrown != null && reader.isRefusal(thrown) && thrown.getMessage() != null) {
      refused++;
    } else if (thrown != null) {
      found(name + " of " + reader.name() + ": " + thrown, thrown, file);
    }
    if (seconds > SLOWEST_SECONDS) {
      found("%s of %s took %.1f s".formatted(name, reader.name(), seconds), null, file);
    }
    if (leftovers(place)) {
      found(name + " of " + reader.name() + " leaves a temporary file", null, file);
    }
  }

  private void found(String fault, Throwable thrown, byte[] file) throws IOException {
    StackTraceElement[] trace = thrown == null ? new StackTraceElement[0] : thrown.getStackTrace();
    faults.add(fault + (trace.length == 0 ? "" : " at " + trace[0]));
    Path found = Files.createDirectories(folder.resolve("found"));
    Files.write(found.resolve(reader.name() + "-" + faults.size()), file);
  }

  private static boolean leftovers(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith("."));
    }
  }

  private static void empty(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      files
          .filter(file -> !file.equals(place))
          .sorted(Comparator.reverseOrder())
          .forEach(FuzzRun::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "%-14s %6d read, %6d refused, %3d faults, slowest %.2f s"
        .formatted(reader.name(), accepted, refused, faults.size(), slowest);
  }
}
