package io.github.debutdl4j.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles and runs the documented snippet as a project of its own would: with the zoo, what it
 * depends on and an ND4J backend on the class path, and nothing else.
 */
class OutsideProjectTest {

  private static final Path PAGE = Path.of("..", "docs", "zoo", "README.md");
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final List<String> NOT_IN_THE_PROJECT =
      List.of("test-classes", "junit", "jqwik", "assertj", "surefire", "opentest4j", "apiguardian");

  @TempDir private Path project;

  @Test
  void snippetOfTheDocumentationCompilesAndRuns() throws IOException, InterruptedException {
    Path source = project.resolve("LoadFromZoo.java");
    Files.writeString(source, snippet());

    compile(source);
    String output = run();

    assertThat(output).containsPattern("10182 parameters, answers \\[ *\\d, *\\d\\]");
  }

  private static String snippet() throws IOException {
    Matcher matcher = JAVA.matcher(Files.readString(PAGE));
    assertThat(matcher.find()).as("a java snippet in " + PAGE).isTrue();
    return matcher.group(1);
  }

  private void compile(Path source) {
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", classPath(), "-d", project.toString(), source.toString());
    assertThat(status).isZero();
  }

  private String run() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = project + File.pathSeparator + classPath();
    Path output = project.resolve("output.txt");
    Process process =
        new ProcessBuilder(java, "-Xmx512m", "-cp", path, "LoadFromZoo")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroy();
    assertThat(ended).isTrue();
    String text = Files.readString(output);
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> NOT_IN_THE_PROJECT.stream().noneMatch(entry::contains))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
