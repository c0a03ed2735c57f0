package io.github.debutdl4j.convert;

import io.github.debutdl4j.chain.ChainException;
import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.ChainSearch;
import io.github.debutdl4j.chain.DeButChain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Chooses the chain of each linear layer by the rules of {@link ConvertOptions}. */
final class ChainChooser {

  private final ConvertOptions options;

  ChainChooser(ConvertOptions options) {
    this.options = options;
  }

  /**
   * One plan for each layer, in the same order.
   *
   * @param sourceParameters parameters of the whole source network
   */
  List<LayerPlan> choose(List<LinearLayer<?>> layers, long sourceParameters) {
    List<LayerPlan> plans = new ArrayList<>();
    for (LinearLayer<?> layer : layers) {
      plans.add(plan(layer, options.choiceFor(layer.description())));
    }
    return plans;
  }

  private LayerPlan plan(LinearLayer<?> layer, LayerChoice choice) {
    if (choice instanceof LayerChoice.KeepDense) {
      return LayerPlan.keep(layer, "the options keep it dense");
    }
    if (choice instanceof LayerChoice.UseChain given) {
      return LayerPlan.convert(layer, fitting(layer, given.chain()));
    }
    if (choice instanceof LayerChoice.UsePolicy given) {
      return LayerPlan.convertIfSmaller(layer, resolve(layer, given.policy()));
    }
    if (choice instanceof LayerChoice.Search search) {
      return LayerPlan.convertIfSmaller(layer, expressive(layer, search.share()));
    }
    return LayerPlan.convertIfSmaller(layer, expressive(layer, 0.15));
  }

  private static DeButChain resolve(LinearLayer<?> layer, ChainPolicy policy) {
    return named(layer, () -> policy.resolve(layer.outputs(), layer.inputs(), layer.kernelTaps()));
  }

  private static DeButChain expressive(LinearLayer<?> layer, double share) {
    int outputs = layer.outputs();
    int inputs = layer.inputs();
    long budget = (long) Math.floor(share * layer.denseWeights());
    DeButChain smallest = ChainSearch.smallest(outputs, inputs);
    return smallest.parameters() >= budget
        ? smallest
        : named(layer, () -> ChainSearch.best(outputs, inputs, budget));
  }

  /** The chain, if it is at least as large as the layer's matrix. */
  private static DeButChain fitting(LinearLayer<?> layer, DeButChain chain) {
    if (chain.outputs() < layer.outputs() || chain.inputs() < layer.inputs()) {
      throw new ConversionException(
          "layer '"
              + layer.site().name()
              + "' multiplies by a matrix of "
              + layer.outputs()
              + " x "
              + layer.inputs()
              + " (outputs x inputs), but its chain is "
              + chain.outputs()
              + " x "
              + chain.inputs()
              + "; it must be as large, or larger for padding");
    }
    return chain;
  }

  private static DeButChain named(LinearLayer<?> layer, Supplier<DeButChain> choice) {
    try {
      return choice.get();
    } catch (ChainException e) {
      throw new ConversionException("layer '" + layer.site().name() + "': " + e.getMessage(), e);
    }
  }
}
