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
package io.github.debutdl4j.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One class takes addresses of ND4J's memory; it keeps the arrays until the work is done. */
class NativeMemoryTest {

  private static final Pattern ADDRESS =
      Pattern.compile("\\.(pointer|addressPointer|address|asNio\\w*|asByteBuffer)\\(\\)");

  @Test
  void onlyArrayMemoryTakesAddresses() throws IOException {
    List<String> takers = new ArrayList<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(Path.of(".."), "debut-*")) {
      for (Path module : modules) {
        takers.addAll(takersIn(module.resolve("src/main")));
      }
    }

    assertThat(takers).containsExactly("ArrayMemory.java");
  }

  private static List<String> takersIn(Path sources) throws IOException {
    List<String> takers = new ArrayList<>();
    if (Files.isDirectory(sources)) {
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          if (ADDRESS.matcher(Files.readString(file)).find()) {
            takers.add(file.getFileName().toString());
          }
        }
      }
    }
    return takers;
  }
}
