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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of docs/extending name files and tests that exist, unless they say "new". */
class ExtendingPagesTest {

  private static final Path ROOT = Path.of("..");
  private static final Path PAGES = ROOT.resolve("docs/extending");

  /** A file from the root, in code type, and what follows it in its line. */
  private static final Pattern FILE = Pattern.compile("`((?:debut-|docs/)[\\w./-]+)`(.*)");

  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)`");

  @Test
  void filesExistUnlessTheyAreNew() throws IOException {
    for (Path page : pages()) {
      for (String line : Files.readAllLines(page)) {
        Matcher file = FILE.matcher(line);
        if (file.find() && !file.group(2).startsWith(" | new") && !file.group(1).contains("NAME")) {
          assertThat(ROOT.resolve(file.group(1))).as(page.toString()).exists();
        }
      }
    }
  }

  @Test
  void testsExist() throws IOException {
    List<String> tests = new ArrayList<>();
    for (Path page : pages()) {
      Matcher test = TEST.matcher(Files.readString(page));
      while (test.find()) {
        tests.add(test.group(1));
      }
    }
    JavaSources sources = JavaSources.of("src/test/java");

    assertThat(tests).hasSizeGreaterThan(8);
    assertThat(sources.types().stream().map(JavaSources.Type::simpleName)).containsAll(tests);
  }

  @Test
  void theListLinksEveryPage() throws IOException {
    String list = Files.readString(PAGES.resolve("README.md"));
    for (Path page : pages()) {
      String name = page.getFileName().toString();
      assertThat(name.equals("README.md") || list.contains("](" + name + ")")).as(name).isTrue();
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      return pages.toList();
    }
  }
}
