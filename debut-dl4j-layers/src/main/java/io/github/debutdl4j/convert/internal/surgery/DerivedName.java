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
package io.github.debutdl4j.convert.internal.surgery;

import java.util.Set;

/**
 * Names the DeBut layer that stands before an output: {@code output} becomes {@code output_debut}.
 */
final class DerivedName {

  private static final String SUFFIX = "_debut";

  private DerivedName() {}

  /** The derived name, numbered from 2 if a layer has it already. */
  static String of(String name, Set<String> taken) {
    String derived = name + SUFFIX;
    for (int n = 2; taken.contains(derived); n++) {
      derived = name + SUFFIX + n;
    }
    return derived;
  }
}
