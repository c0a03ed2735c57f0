package io.github.debutdl4j.convert;

import io.github.debutdl4j.chain.DeButChain;
import java.util.Optional;

/**
 * What is to become of one linear layer.
 *
 * @param layer the layer
 * @param chain its chain, or empty if it stays dense
 * @param reason why it stays dense, or empty
 */
record LayerPlan(LinearLayer<?> layer, Optional<DeButChain> chain, String reason) {

  static LayerPlan convert(LinearLayer<?> layer, DeButChain chain) {
    return new LayerPlan(layer, Optional.of(chain), "");
  }

  static LayerPlan keep(LinearLayer<?> layer, String reason) {
    return new LayerPlan(layer, Optional.empty(), reason);
  }

  /** The chain where it saves parameters, else the layer as it is. */
  static LayerPlan convertIfSmaller(LinearLayer<?> layer, DeButChain chain) {
    return chain.parameters() < layer.denseWeights()
        ? convert(layer, chain)
        : keep(
            layer,
            "no chain for "
                + layer.outputs()
                + " x "
                + layer.inputs()
                + " has fewer parameters than the matrix");
  }

  String name() {
    return layer.site().name();
  }

  /** Parameters of the layer under this plan, biases included. */
  long parameters() {
    return chain
        .map(c -> c.parameters() + layer.otherParameters())
        .orElse(layer.site().parameterCount());
  }
}
