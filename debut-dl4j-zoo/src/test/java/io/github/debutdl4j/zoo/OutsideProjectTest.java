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
    assertThat(Files.readString(PAGE)).contains("```java\n" + Files.readString(SOURCE) + "```");
  }
}
