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
package io.github.debutdl4j.io.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes a file completely or not at all: to a temporary file next to it, which is then moved.
 *
 * <p>The temporary file is called {@code .NAME.PID.part}. One that was left by a killed process is
 * removed when the same file is written again.
 */
public final class AtomicFile {

  private static final String SUFFIX = ".part";

  /** By how much the clocks of the system and of its files may differ. */
  private static final Duration CLOCK = Duration.ofMinutes(1);

  /** Temporary files of this process. */
  private static final Set<Path> IN_WORK = ConcurrentHashMap.newKeySet();

  private AtomicFile() {}

  /** Writes the content of a file that does not exist yet. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Path file) throws IOException;
  }

  /**
   * Writes a file, replacing one that is there; if that is a link, the file behind it.
   *
   * @throws IOException if it cannot be written; no file is left then
   */
  public static void write(Path target, Content content) throws IOException {
    Path file = Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target;
    Path folder = file.toAbsolutePath().getParent();
    long process = ProcessHandle.current().pid();
    Path temporary = folder.resolve(prefix(file) + process + SUFFIX);
    if (!IN_WORK.add(temporary)) {
      throw new IOException("it is being written already");
    }
    temporary.toFile().deleteOnExit(); // an interrupted program leaves no partial file
    try {
      removeStale(file, folder);
      content.writeTo(temporary);
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true); // a full disk may show itself only now
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      temporary.toFile().delete();
      IN_WORK.remove(temporary);
    }
  }

  private static void removeStale(Path file, Path folder) throws IOException {
    String prefix = prefix(file);
    try (DirectoryStream<Path> parts =
        Files.newDirectoryStream(folder, part -> isPart(part.getFileName().toString(), prefix))) {
      for (Path part : parts) {
        String name = part.getFileName().toString();
        String pid = name.substring(prefix.length(), name.length() - SUFFIX.length());
        if (!isWritten(part, Long.parseLong(pid))) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  private static boolean isPart(String name, String prefix) {
    return name.startsWith(prefix)
        && name.endsWith(SUFFIX)
        && name.substring(prefix.length()).matches("\\d{1,18}\\.part");
  }

  /** A file with this process's number was left by an earlier process with the same number. */
  private static boolean isWritten(Path part, long pid) throws IOException {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (pid == ProcessHandle.current().pid() || process.isEmpty()) {
      return false;
    }
    Instant written = Files.getLastModifiedTime(part).toInstant();
    return process.get().info().startInstant().map(written.plus(CLOCK)::isAfter).orElse(true);
  }

  private static String prefix(Path file) {
    return "." + file.getFileName() + ".";
  }
}
