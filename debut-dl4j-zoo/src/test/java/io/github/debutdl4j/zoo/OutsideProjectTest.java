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
package io.github.debutdl4j.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * What the documentation shows is what the project in {@code src/it} runs: a Maven project of its
 * own, that depends on the packaged zoo and an ND4J backend; {@code mvn verify} builds it.
 */
class OutsideProjectTest {

  private static final Path PAGE = Path.of("..", "docs", "zoo", "README.md");
  private static final Path SOURCE =
      Path.of("src", "it", "outside-project", "src", "main", "java", "LoadFromZoo.java");

  @Test
  void theSnippetOfTheDocumentationIsTheProjectsSource() throws IOException {
    String source = Files.readString(SOURCE);
    String code = source.substring(source.indexOf("import ")); // after the licence

    assertThat(Files.readString(PAGE)).contains("```java\n" + code + "```");
  }
}
