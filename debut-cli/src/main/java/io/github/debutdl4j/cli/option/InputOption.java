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

import io.github.debutdl4j.export.ExportOptions;
import java.util.Arrays;
import picocli.CommandLine.Option;

/** The option for the shape of an example, for networks whose layers do not determine it. */
public final class InputOption {

  @Option(
      names = "--input",
      paramLabel = "SIZES",
      description = "Shape of one example, such as 3x32x32; needed where the layers do not tell.")
  private String sizes;

  boolean isGiven() {
    return sizes != null;
  }

  /** Adds the shape to the options of an export, if one was given. */
  public void addTo(ExportOptions.Builder options) {
    if (sizes != null) {
      options.inputShape(parsed());
    }
  }

  private int[] parsed() {
    try {
      return Arrays.stream(sizes.split("x")).mapToInt(Integer::parseInt).toArray();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--input " + sizes + ": expected sizes such as 3x32x32", e);
    }
  }
}
