package io.github.debutdl4j.layer;

import io.github.debutdl4j.chain.DeButChain;

/** Small chains that the layer tests share. */
final class LayerChains {

  private LayerChains() {}

  /** A chain of six outputs and twelve inputs; the padded one is larger on both sides. */
  static DeButChain sixByTwelve(String kind) {
    return switch (kind) {
      case "regular" -> DeButChain.regular(new int[] {2, 3}, new int[] {4, 3});
      case "bulging" -> DeButChain.regular(new int[] {6, 1}, new int[] {2, 6});
      case "irregular" -> DeButChain.parse("8 12 2 3 2 6 8 3 4 1");
      case "padded" -> DeButChain.regular(new int[] {2, 2, 2}, new int[] {2, 4, 2});
      default -> throw new IllegalArgumentException(kind);
    };
  }
}
