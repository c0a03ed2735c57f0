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
package io.github.debutdl4j.cli.option;

import picocli.CommandLine.TypeConversionException;

/**
 * How many parameters there may be: a number, or a share of the dense parameters such as {@code
 * 5%}.
 *
 * @param parameters the number; 0 if a share is given
 * @param share the share; 0 if a number is given
 */
public record Budget(long parameters, double share) {

  public static Budget parse(String text) {
    try {
      if (text.endsWith("%")) {
        double percent = Double.parseDouble(text.substring(0, text.length() - 1));
        if (percent > 0 && percent <= 100) {
          return new Budget(0, percent / 100);
        }
      } else if (Long.parseLong(text) > 0) {
        return new Budget(Long.parseLong(text), 0);
      }
    } catch (NumberFormatException e) {
      throw wrong(text);
    }
    throw wrong(text);
  }

  private static TypeConversionException wrong(String text) {
    return new TypeConversionException(
        "'" + text + "' is not a budget; expected a number of parameters such as 5000, or 5%");
  }

  public boolean isShare() {
    return parameters == 0;
  }

  /** The most parameters, given how many the dense original has. */
  public long of(long denseParameters) {
    return isShare() ? (long) Math.floor(share * denseParameters) : parameters;
  }
}
