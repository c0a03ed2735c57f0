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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All readers of files that people give us. */
final class Readers {

  private static final List<Reader> ALL =
      List.of(
          new ModelZipReader(false),
          new ModelZipReader(true),
          new RuntimeModelReader(),
          new NpyFileReader(),
          new IdxFilesReader(false),
          new IdxFilesReader(true),
          new ImageFilesReader(),
          new ChainRowReader());

  private Readers() {}

  static List<Reader> all() {
    return ALL;
  }

  /**
   * Runs all readers, or the one that is named, and prints the counts: {@code Readers 50000 FOLDER
   * [NAME]}. Files that show a fault are left in the folder.
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    List<Reader> readers =
        ALL.stream()
            .filter(reader -> arguments.length < 3 || reader.name().equals(arguments[2]))
            .toList();
    int inputs = Integer.parseInt(arguments[0]) / readers.size();
    for (Reader reader : readers) {
      FuzzRun run = new FuzzRun(reader, folder);
      run.run(0, inputs);
      System.out.println(run);
      run.faults().forEach(fault -> System.out.println("  " + fault));
    }
  }
}
