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
package io.github.debutdl4j.cli.model;

import io.github.debutdl4j.cli.data.Reason;
import io.github.debutdl4j.io.ModelFileException;
import io.github.debutdl4j.io.internal.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Writes a file completely or not at all: to a temporary file next to it, which is then moved. */
public final class WholeFile {

  private WholeFile() {}

  /**
   * Checks the files of a command before any work is done: each output can be written, and none
   * would overwrite another one or the input. Null for a file that was not asked for.
   *
   * @throws ModelFileException if an output's folder is missing or cannot be written, it is a
   *     folder or a device, or two files are the same
   */
  public static void checkOutputs(Path input, Path... outputs) {
    Set<Path> seen = new HashSet<>();
    if (input != null) {
      seen.add(realPath(input));
    }
    for (Path output : outputs) {
      if (output != null) {
        checkWritable(output);
        if (!seen.add(realPath(output))) {
          throw new ModelFileException(output + " is given twice; each file needs its own name");
        }
      }
    }
  }

  /** The path without links, also of a file that does not exist yet. */
  private static Path realPath(Path file) {
    try {
      return Files.exists(file)
          ? file.toRealPath()
          : folderOf(file).toRealPath().resolve(file.getFileName());
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }

  private static void checkWritable(Path file) {
    Path folder = folderOf(file);
    if (Files.isDirectory(file)) {
      throw new ModelFileException(file + " cannot be written: it is a folder");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new ModelFileException(file + " cannot be written: it is a device or the like");
    }
    if (!Files.isDirectory(folder)) {
      throw new ModelFileException(file + " cannot be written: there is no folder " + folder);
    }
    if (!Files.isWritable(folder)) {
      throw new ModelFileException(file + " cannot be written: no permission in " + folder);
    }
  }

  /**
   * Writes a file, replacing one that is there.
   *
   * @throws ModelFileException if it cannot be written; no file is left then
   */
  public static void write(Path file, AtomicFile.Content content) {
    checkWritable(file);
    try {
      AtomicFile.write(file, content);
    } catch (IOException e) {
      throw new ModelFileException(file + " cannot be written: " + Reason.of(e), e);
    }
  }

  private static Path folderOf(Path file) {
    return file.toAbsolutePath().getParent();
  }
}
