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
package io.github.debutdl4j.chain;

import java.util.Locale;
import java.util.Objects;

/**
 * A rule that picks the chain of a layer once the layer's sizes are known.
 *
 * <p>Immutable. The text form is stable, so that it can be part of a saved configuration: {@code
 * monotonic:5}, {@code bulging:3}, {@code smallest} or {@code budget:0.05}.
 */
public final class ChainPolicy {

  private enum Kind {
    MONOTONIC,
    BULGING,
    SMALLEST,
    BUDGET
  }

  private static final String EXPECTED =
      "expected 'monotonic:LEVEL', 'bulging:LEVEL', 'smallest' or 'budget:SHARE'";

  private final Kind kind;
  private final int level;
  private final double share;

  private ChainPolicy(Kind kind, int level, double share) {
    this.kind = kind;
    this.level = level;
    this.share = share;
  }

  /**
   * A chain whose widths shrink (or grow) steadily; see {@link ChainGenerator#monotonic}.
   *
   * @param level how slowly it shrinks, 1 or more; the published networks use 3 to 9
   */
  public static ChainPolicy monotonic(int level) {
    return new ChainPolicy(Kind.MONOTONIC, ChainGenerator.checkLevel(level), 0);
  }

  /**
   * A chain that is wider inside than at both ends; see {@link ChainGenerator#bulging}.
   *
   * @param level how slowly it shrinks after its widest point, 1 or more
   */
  public static ChainPolicy bulging(int level) {
    return new ChainPolicy(Kind.BULGING, ChainGenerator.checkLevel(level), 0);
  }

  /** The monotonic chain with the fewest parameters; see {@link ChainSearch#smallest(int, int)}. */
  public static ChainPolicy smallest() {
    return new ChainPolicy(Kind.SMALLEST, 0, 0);
  }

  /**
   * The most expressive chain within a share of the dense parameters; see {@link ChainSearch#best}.
   *
   * @param share largest number of parameters as a share of the dense matrix's, above 0, at most 1
   */
  public static ChainPolicy budget(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new ChainException("the budget's share is " + share + "; expected above 0, at most 1");
    }
    return new ChainPolicy(Kind.BUDGET, 0, share);
  }

  /**
   * Picks the chain.
   *
   * @param outputs rows of the dense matrix
   * @param inputs columns of the dense matrix, {@code nIn * kernelTaps} for a convolution
   * @param kernelTaps {@code kH * kW} of a convolution, 1 for a dense layer
   * @return a regular chain of exactly these sizes
   * @throws ChainException if no chain fits the budget; the message says the smallest that does
   */
  public DeButChain resolve(int outputs, int inputs, int kernelTaps) {
    return switch (kind) {
      case MONOTONIC -> ChainGenerator.monotonic(outputs, inputs, kernelTaps, level);
      case BULGING -> ChainGenerator.bulging(outputs, inputs, kernelTaps, level);
      case SMALLEST -> ChainSearch.smallest(outputs, inputs);
      case BUDGET -> ChainSearch.best(outputs, inputs, (long) Math.floor(share * outputs * inputs));
    };
  }

  /**
   * Reads the text form.
   *
   * @throws ChainException if the text names no policy
   */
  public static ChainPolicy parse(String text) {
    String[] parts = text.trim().toLowerCase(Locale.ROOT).split(":", 2);
    try {
      return switch (parts[0]) {
        case "monotonic" -> monotonic(Integer.parseInt(argument(parts, text)));
        case "bulging" -> bulging(Integer.parseInt(argument(parts, text)));
        case "budget" -> budget(Double.parseDouble(argument(parts, text)));
        case "smallest" -> withoutArgument(parts, text);
        default -> throw unknown(text);
      };
    } catch (NumberFormatException e) {
      throw unknown(text);
    }
  }

  private static ChainPolicy withoutArgument(String[] parts, String text) {
    if (parts.length > 1) {
      throw unknown(text);
    }
    return smallest();
  }

  private static String argument(String[] parts, String text) {
    if (parts.length < 2) {
      throw unknown(text);
    }
    return parts[1];
  }

  private static ChainException unknown(String text) {
    return new ChainException("'" + text + "' is not a chain policy; " + EXPECTED);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChainPolicy policy
        && kind == policy.kind
        && level == policy.level
        && Double.compare(share, policy.share) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, level, share);
  }

  /** The text form that {@link #parse} reads. */
  @Override
  public String toString() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return switch (kind) {
      case MONOTONIC, BULGING -> name + ":" + level;
      case BUDGET -> name + ":" + share;
      case SMALLEST -> name;
    };
  }
}
