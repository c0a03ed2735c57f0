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

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The limits that every module keeps: size of packages and methods, number of parameters, names.
 */
class SourceRulesTest {

  private static final int MOST_FILES = 25;
  private static final int MOST_LINES = 60;
  private static final int MOST_PARAMETERS = 6;

  private static JavaSources main;
  private static JavaSources tests;

  @BeforeAll
  static void parse() throws Exception {
    main = JavaSources.of("src/main/java");
    tests = JavaSources.of("src/test/java");
  }

  @Test
  void packagesHaveAtMost25Files() {
    Map<String, Long> files =
        main.types().stream()
            .collect(
                Collectors.groupingBy(
                    JavaSources.Type::packageName, TreeMap::new, Collectors.counting()));
    files.values().removeIf(count -> count <= MOST_FILES);

    assertThat(files).isEmpty();
  }

  @Test
  void methodsHaveAtMost60Lines() {
    Set<String> tooLong = new TreeSet<>();
    for (JavaSources.Method method : main.methods()) {
      if (method.lines() > MOST_LINES) {
        tooLong.add(method.name());
      }
    }

    assertThat(tooLong).isEmpty();
  }

  @Test
  void methodsHaveAtMostSixParametersExceptConstructorsOfRecords() {
    Set<String> tooMany = new TreeSet<>();
    for (JavaSources.Method method : main.methods()) {
      if (method.parameters() > MOST_PARAMETERS && !method.ofRecord()) {
        tooMany.add(method.name());
      }
    }

    assertThat(tooMany).isEmpty();
  }

  @Test
  void noTwoTypesShareASimpleName() {
    Set<String> seen = new HashSet<>();
    Set<String> shared = new TreeSet<>();
    for (JavaSources sources : new JavaSources[] {main, tests}) {
      for (JavaSources.Type type : sources.types()) {
        if (!seen.add(type.simpleName())) {
          shared.add(type.simpleName());
        }
      }
    }

    assertThat(shared).isEmpty();
  }
}
