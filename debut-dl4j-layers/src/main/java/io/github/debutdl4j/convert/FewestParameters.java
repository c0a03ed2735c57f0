package io.github.debutdl4j.convert;

import io.github.debutdl4j.chain.ChainPadding;
import io.github.debutdl4j.chain.ChainSearch;

/** How small a layer can become. */
final class FewestParameters {

  private FewestParameters() {}

  /** Weights of the smallest chain, one for a slightly larger size included if that is allowed. */
  static long of(LinearLayer<?> layer, ConvertOptions options) {
    return options.padding()
        ? ChainPadding.candidates(layer.outputs(), layer.inputs()).stream()
            .mapToLong(size -> ChainSearch.fewestParameters(size.outputs(), size.inputs()))
            .min()
            .orElseThrow()
        : ChainSearch.fewestParameters(layer.outputs(), layer.inputs());
  }
}
