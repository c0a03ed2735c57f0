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
package io.github.debutdl4j.io;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which classes a model file may name. */
final class AllowedClasses {

  private static final Pattern NAME = Pattern.compile("[\\w$]+(\\.[\\w$]+)*");

  /** Layers, vertices, activations and so on: Jackson accepts no class of another supertype. */
  private static final List<String> IN_CONFIGURATIONS =
      List.of("org.deeplearning4j.", "org.nd4j.", "io.github.debutdl4j.");

  /** Preprocessors and normalisers; they hold numbers and each other. */
  private static final String PREPROCESSORS = "org.nd4j.linalg.dataset.api.preprocessor.";

  private static final String STANDARD_PREPROCESSOR =
      "org.nd4j.linalg.dataset.api.DataSetPreProcessor";

  /** Values and collections of the JDK that run no code but their own. */
  private static final Set<String> VALUES =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Double",
          "java.lang.Enum",
          "java.lang.Float",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Number",
          "java.lang.Object",
          "java.lang.Short",
          "java.lang.String",
          "java.lang.String$CaseInsensitiveComparator",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.time.Ser",
          "java.util.ArrayList",
          "java.util.Arrays$ArrayList",
          "java.util.BitSet",
          "java.util.CollSer",
          "java.util.Collections$EmptyList",
          "java.util.Collections$EmptyMap",
          "java.util.Collections$EmptySet",
          "java.util.Collections$SingletonList",
          "java.util.Collections$SingletonMap",
          "java.util.Collections$SingletonSet",
          "java.util.Collections$UnmodifiableCollection",
          "java.util.Collections$UnmodifiableList",
          "java.util.Collections$UnmodifiableMap",
          "java.util.Collections$UnmodifiableRandomAccessList",
          "java.util.Collections$UnmodifiableSet",
          "java.util.Date",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.LinkedHashMap",
          "java.util.LinkedHashSet",
          "java.util.LinkedList",
          "java.util.Locale",
          "java.util.TreeMap",
          "java.util.TreeSet",
          "java.util.UUID");

  private final List<String> patterns;

  private AllowedClasses(List<String> patterns) {
    this.patterns = patterns;
  }

  /**
   * DL4J's classes, this library's, and those that the user names.
   *
   * @param patterns as in {@link ModelReadOptions#allow(List)}
   */
  static AllowedClasses of(List<String> patterns) {
    for (String pattern : patterns) {
      String name = pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : pattern;
      String complete = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
      if (!NAME.matcher(complete).matches()) {
        throw new IllegalArgumentException(
            "'"
                + pattern
                + "' names no classes; expected a class such as com.example.MyLayer or the"
                + " beginning of names such as com.example.*");
      }
    }
    return new AllowedClasses(List.copyOf(patterns));
  }

  /** Whether a configuration may name the class. */
  boolean inConfiguration(String name) {
    return NAME.matcher(name).matches()
        && (IN_CONFIGURATIONS.stream().anyMatch(name::startsWith) || byUser(name));
  }

  /** Whether a serialised object may be of the class. */
  boolean inObjects(String name) {
    return VALUES.contains(name)
        || name.equals(STANDARD_PREPROCESSOR)
        || name.startsWith(PREPROCESSORS)
        || byUser(name);
  }

  /** Whether the user allowed the class by name. */
  boolean byUser(String name) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, name));
  }

  private static boolean matches(String pattern, String name) {
    return pattern.endsWith("*")
        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
        : name.equals(pattern) || name.startsWith(pattern + "$");
  }

  /** Says that a class is refused, and how to allow it. */
  static String refusal(String where, String name) {
    return where
        + " names the class "
        + name
        + ", which is neither DL4J's nor this library's; its code would run. If you trust the file,"
        + " allow the class by name (--allow "
        + name
        + ")";
  }
}
