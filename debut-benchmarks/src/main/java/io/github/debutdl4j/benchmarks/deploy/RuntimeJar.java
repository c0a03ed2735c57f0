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

import io.github.debutdl4j.runtime.Models;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** What a user of the runtime ships: the jar of debut-core, or a Java image with it. */
final class RuntimeJar {

  private static final String MODULES = "io.github.debutdl4j.core,jdk.incubator.vector";
  private static final int NAMED_COMPRESSION = 21;

  private RuntimeJar() {}

  /** The jar, or in a build the directory, that a class is in. */
  static Path of(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Bytes of the jar, or of the files in the directory. */
  static long bytes() throws IOException {
    return bytes(of(Models.class));
  }

  /**
   * Bytes of an image that jlink makes of debut-core and the modules it needs, SIMD included.
   *
   * @param directory for the image; must not exist
   * @return nothing if this Java has no jlink
   */
  static OptionalLong imageBytes(Path directory) throws IOException {
    Optional<ToolProvider> jlink = ToolProvider.findFirst("jlink");
    if (jlink.isEmpty()) {
      return OptionalLong.empty();
    }
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);
    int code =
        jlink
            .get()
            .run(
                out,
                out,
                "--module-path",
                of(Models.class).toString(),
                "--add-modules",
                MODULES,
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--compress",
                Runtime.version().feature() < NAMED_COMPRESSION ? "2" : "zip-6",
                "--output",
                directory.toString());
    if (code != 0) {
      throw new IOException("jlink failed: " + messages);
    }
    return OptionalLong.of(bytes(directory));
  }

  private static long bytes(Path path) throws IOException {
    long sum = 0;
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
    }
    return sum;
  }
}
