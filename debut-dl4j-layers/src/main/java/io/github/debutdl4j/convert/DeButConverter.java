package io.github.debutdl4j.convert;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Turns a trained network into the same network with DeBut layers fitted to its weights.
 *
 * <p>The source is untouched: the result is a new network that shares no array and no configuration
 * with it. Everything else is kept: topology, names, preprocessors, data type, regularisation,
 * updaters and their state for unchanged parameters, schedules, iteration and epoch counts. An
 * output layer becomes a DeBut layer ({@code NAME_debut}) and a loss layer that keeps its name.
 * Listeners are not carried over.
 *
 * <p>Factors are fitted as the {@code factorize} package does; the same network and options give
 * the same bytes, whatever the number of threads.
 */
public final class DeButConverter {

  private DeButConverter() {}

  /**
   * Converts a graph.
   *
   * @throws ConversionException if the network has no linear layer, a weight is not finite, a chain
   *     does not fit its layer, or the budget cannot be met
   */
  public static ConversionResult<ComputationGraph> convert(
      ComputationGraph network, ConvertOptions options) {
    return new Conversion<>(new GraphSurgery(network), options).run();
  }

  /** Converts a multi-layer network; see {@link #convert(ComputationGraph, ConvertOptions)}. */
  public static ConversionResult<MultiLayerNetwork> convert(
      MultiLayerNetwork network, ConvertOptions options) {
    return new Conversion<>(new MultiLayerSurgery(network), options).run();
  }

  /** What {@code convert} would do, without making a network. */
  public static ConversionReport plan(ComputationGraph network, ConvertOptions options) {
    return new Conversion<>(new GraphSurgery(network), options).plan();
  }

  /** What {@code convert} would do, without making a network. */
  public static ConversionReport plan(MultiLayerNetwork network, ConvertOptions options) {
    return new Conversion<>(new MultiLayerSurgery(network), options).plan();
  }
}
