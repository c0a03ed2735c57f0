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
package io.github.debutdl4j.convert;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A pattern for layer names: {@code *} stands for any text, {@code ?} for any one character, and
 * the whole name must match.
 */
final class NamePattern implements Predicate<LayerDescription> {

  private final Pattern regex;

  NamePattern(String pattern) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      switch (c) {
        case '*' -> expression.append(".*");
        case '?' -> expression.append('.');
        default -> expression.append(Pattern.quote(String.valueOf(c)));
      }
    }
    this.regex = Pattern.compile(expression.toString(), Pattern.DOTALL);
  }

  @Override
  public boolean test(LayerDescription layer) {
    return regex.matcher(layer.name()).matches();
  }
}
