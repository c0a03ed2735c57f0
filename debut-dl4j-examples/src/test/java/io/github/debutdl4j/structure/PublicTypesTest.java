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

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public types are those that the architecture page lists. */
class PublicTypesTest {

  private static final Path PAGE = Path.of("../docs/architecture.md");
  private static final String HEADING = "## Public types";
  private static final String ROOT = "io.github.debutdl4j.";

  /** All but the examples, of which each class is a program. */
  private static final List<String> MODULES =
      List.of("debut-core", "debut-dl4j-layers", "debut-dl4j-zoo", "debut-cli", "debut-benchmarks");

  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| `([^`]+)` \\| (.+) \\|");

  /** A public type, with the module and the package that it is in. */
  private record PublicType(String module, String packageName, String name) {}

  @Test
  void thePageListsThem() throws IOException {
    List<PublicType> compiled = new ArrayList<>();
    for (String module : MODULES) {
      for (JavaClass type : CompiledClasses.of(module)) {
        if (isVisible(type)) {
          compiled.add(new PublicType(module, packageOf(type), nameOf(type)));
        }
      }
    }

    assertThat(listed()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(compiled);
  }

  /** Whether code of others can name the type: it is public, and so is what it is nested in. */
  private static boolean isVisible(JavaClass type) {
    Optional<JavaClass> outer = type.getEnclosingClass();
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && !type.isAnonymousClass()
        && !(type.getPackageName() + ".").contains(".internal.")
        && !type.getPackageName().endsWith(".jmh_generated")
        && outer.map(PublicTypesTest::isVisible).orElse(true);
  }

  private static String packageOf(JavaClass type) {
    return type.getPackageName().substring(ROOT.length());
  }

  private static String nameOf(JavaClass type) {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }

  private static List<PublicType> listed() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains(HEADING);
    List<PublicType> types = new ArrayList<>();
    for (String line : page.substring(page.indexOf(HEADING)).split("\\R")) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Stream.of(row.group(3).split(", "))
            .map(name -> new PublicType(row.group(1), row.group(2), name))
            .forEach(types::add);
      }
    }
    return types;
  }
}
