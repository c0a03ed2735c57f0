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

/** The entries of DL4J's model zips. */
final class EntryNames {

  static final String CONFIGURATION = "configuration.json";
  static final String COEFFICIENTS = "coefficients.bin";
  static final String NO_PARAMETERS = "noParams.marker";
  static final String UPDATER = "updaterState.bin";
  static final String PREPROCESSOR = "preprocessor.bin";
  static final String NORMALIZER = "normalizer.bin";

  /** Objects that users add are below this folder. */
  static final String OBJECTS = "objects/";

  private static final Set<String> OF_DL4J =
      Set.of(CONFIGURATION, COEFFICIENTS, NO_PARAMETERS, UPDATER, PREPROCESSOR, NORMALIZER);

  private EntryNames() {}

  /** Whether DL4J writes an entry of this name itself. */
  static boolean isOfDl4j(String name) {
    return OF_DL4J.contains(name);
  }

  /** Whether a name is relative, has no parent folder in it, and has only printable characters. */
  static boolean isPlain(String name) {
    boolean odd =
        name.isEmpty()
            || name.startsWith("/")
            || name.indexOf('\\') >= 0
            || name.indexOf(':') >= 0
            || name.chars().anyMatch(Character::isISOControl);
    return !odd && !List.of(name.split("/", -1)).contains("..");
  }
}
