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
package io.github.debutdl4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every example is short and linked in the README. */
class ExamplesListTest {

  private static final String FOLDER = "src/main/java/io/github/debutdl4j/examples";
  private static final int MOST_LINES = 80;

  @Test
  void everyProgramIsLinkedInTheReadme() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));

    assertThat(programs()).hasSizeGreaterThan(8);
    for (Path program : programs()) {
      assertThat(readme)
          .contains("(debut-dl4j-examples/" + FOLDER + "/" + program.getFileName() + ")");
    }
  }

  @Test
  void everyProgramHasAtMost80LinesBesidesTheLicence() throws IOException {
    long licence = Files.readAllLines(Path.of("..", ".mvn/licence-header.txt")).size();
    for (Path program : programs()) {
      assertThat(Files.readAllLines(program).size() - licence)
          .as(program.toString())
          .isLessThanOrEqualTo(MOST_LINES);
    }
  }

  private static List<Path> programs() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(FOLDER))) {
      return files.filter(ExamplesListTest::hasMain).sorted().toList();
    }
  }

  private static boolean hasMain(Path file) {
    String program = file.getFileName().toString().replace(".java", "");
    try {
      Class<?> type = Class.forName("io.github.debutdl4j.examples." + program);
      return type.getMethod("main", String[].class) != null;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
