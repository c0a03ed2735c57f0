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
package io.github.debutdl4j.layer;

import io.github.debutdl4j.chain.DeButChain;

/** Small chains that the layer tests share. */
public final class TestChains {

  private TestChains() {}

  /** A chain of six outputs and twelve inputs; the padded one is larger on both sides. */
  public static DeButChain sixByTwelve(String kind) {
    return switch (kind) {
      case "regular" -> DeButChain.regular(new int[] {2, 3}, new int[] {4, 3});
      case "bulging" -> DeButChain.regular(new int[] {6, 1}, new int[] {2, 6});
      case "irregular" -> DeButChain.parse("8 12 2 3 2 6 8 3 4 1");
      case "padded" -> DeButChain.regular(new int[] {2, 2, 2}, new int[] {2, 4, 2});
      default -> throw new IllegalArgumentException(kind);
    };
  }
}
