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
package io.github.debutdl4j.cli.fault;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Names the locale if a file may not have been found because of the characters in its name. */
public final class LocaleAdvice {

  private LocaleAdvice() {}

  /** Advice for these arguments; empty if all of them can be file names in this locale. */
  public static Optional<String> of(String... arguments) {
    return of(Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")), arguments);
  }

  public static Optional<String> of(Charset fileNames, String... arguments) {
    boolean allFit =
        StandardCharsets.UTF_8.equals(fileNames)
            || Arrays.stream(arguments).allMatch(a -> a.chars().allMatch(c -> c < 128));
    return allFit
        ? Optional.empty()
        : Optional.of(
            "debut: the character set of the locale is "
                + fileNames
                + ", in which file names with other letters are not found; set LC_ALL=C.UTF-8");
  }
}
