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

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A piece of Java from a document: import lines, then statements, compiled and run as they stand. A
 * piece may call {@code trainingData()} and {@code validationData()}, which stand for a reader's
 * own data.
 *
 * @param heading the heading that the piece stands under
 * @param code its lines
 */
record JavaSnippet(String heading, String code) {

  private static final String DATA =
      """
        static org.nd4j.linalg.dataset.api.iterator.DataSetIterator trainingData() {
          return io.github.debutdl4j.examples.ReadmeTest.fewDigits();
        }

        static org.nd4j.linalg.dataset.api.iterator.DataSetIterator validationData() {
          return io.github.debutdl4j.examples.ReadmeTest.fewDigits();
        }
      """;

  /** All pieces fenced as {@code java} in a Markdown file, in order. */
  static List<JavaSnippet> readAll(Path markdown) throws IOException {
    List<JavaSnippet> snippets = new ArrayList<>();
    String heading = "";
    StringBuilder code = null;
    for (String line : Files.readAllLines(markdown)) {
      if (code == null && line.startsWith("#")) {
        heading = line.replaceFirst("^#+ *", "");
      } else if (code == null && line.equals("```java")) {
        code = new StringBuilder();
      } else if (code != null && line.equals("```")) {
        snippets.add(new JavaSnippet(heading, code.toString()));
        code = null;
      } else if (code != null) {
        code.append(line).append('\n');
      }
    }
    return snippets;
  }

  /** The same piece with one text replaced by another; the old one must be there. */
  JavaSnippet with(String text, String replacement) {
    if (!code.contains(text)) {
      throw new IllegalArgumentException("'" + text + "' is not in the snippet under " + heading);
    }
    return new JavaSnippet(heading, code.replace(text, replacement));
  }

  /**
   * Compiles the piece against this test's class path and runs it.
   *
   * @param folder where source and classes go
   */
  void run(Path folder) throws Exception {
    compile(folder);
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, Thread.currentThread().getContextClassLoader())) {
      loader.loadClass("Snippet").getMethod("run").invoke(null);
    }
  }

  private void compile(Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve("Snippet.java"), asClass());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-cp", System.getProperty("java.class.path"), "-d", folder.toString());
      if (!compiler
          .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
          .call()) {
        throw new AssertionError("the snippet under " + heading + " does not compile: " + messages);
      }
    }
  }

  private String asClass() {
    return lines(true)
        + "public class Snippet {\n  public static void run() throws Exception {\n"
        + lines(false)
        + "  }\n"
        + DATA
        + "}\n";
  }

  private String lines(boolean imports) {
    return code.lines()
        .filter(line -> line.startsWith("import ") == imports)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
