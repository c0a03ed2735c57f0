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

import io.github.debutdl4j.convert.internal.surgery.GraphSurgery;
import io.github.debutdl4j.convert.internal.surgery.MultiLayerSurgery;
import io.github.debutdl4j.convert.internal.surgery.NetworkSurgery;
import io.github.debutdl4j.convert.internal.surgery.SurgeryException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Turns a trained network into the same network with DeBut layers fitted to its weights.
 *
 * <p>The source is untouched: the result is a new network that shares no array and no configuration
 * with it. Everything else is kept: topology, names, preprocessors, data type, regularisation,
 * updaters and their state for unchanged parameters, schedules, iteration and epoch counts. Layers
 * keep their names and places; listeners are not carried over.
 *
 * <p>If the size of a converted layer is changed later, as by transfer learning, it gets a new
 * chain by the policy that picked its first one, or one of the same share of the dense parameters.
 *
 * <p>The updater state of new factors is zero. Adam, AMSGrad, AdaMax and Nadam correct for that by
 * the number of steps; in a network that was trained before, they count from the conversion for the
 * new parameters ({@link io.github.debutdl4j.layer.RestartedUpdater}). Schedules go on.
 *
 * <p>Factors are fitted as the {@code factorize} package does; the same network and options give
 * the same bytes on any number of threads.
 */
public final class DeButConverter {

  private DeButConverter() {}

  /**
   * Converts a graph.
   *
   * @throws ConversionException if the network has no linear layer, a parameter is not finite, a
   *     chain does not fit its layer, the budget cannot be met, or the network is to be calibrated
   *     and has another data type than FLOAT or DOUBLE; lists all faults that {@link
   *     #check(ComputationGraph, ConvertOptions)} finds
   */
  public static ConversionResult<ComputationGraph> convert(
      ComputationGraph network, ConvertOptions options) {
    return convert(network, options, GraphSurgery::new);
  }

  /** Converts a multi-layer network; see {@link #convert(ComputationGraph, ConvertOptions)}. */
  public static ConversionResult<MultiLayerNetwork> convert(
      MultiLayerNetwork network, ConvertOptions options) {
    return convert(network, options, MultiLayerSurgery::new);
  }

  /** What {@code convert} would do, without making a network. */
  public static ConversionReport plan(ComputationGraph network, ConvertOptions options) {
    return plan(network, options, GraphSurgery::new);
  }

  /** What {@code convert} would do, without making a network. */
  public static ConversionReport plan(MultiLayerNetwork network, ConvertOptions options) {
    return plan(network, options, MultiLayerSurgery::new);
  }

  /**
   * Looks for everything that would make {@code convert} fail before it begins to search and fit:
   * parameters that are not finite, chains that do not fit, a budget below the smallest network,
   * calibration data that are of the wrong shape or none, a data type that cannot be calibrated.
   *
   * @throws ConversionException with all {@linkplain ConversionException#faults() faults}, if there
   *     are any
   */
  public static void check(ComputationGraph network, ConvertOptions options) {
    check(network, options, GraphSurgery::new);
  }

  /** Looks for faults; see {@link #check(ComputationGraph, ConvertOptions)}. */
  public static void check(MultiLayerNetwork network, ConvertOptions options) {
    check(network, options, MultiLayerSurgery::new);
  }

  /**
   * Parameters of the smallest network that {@code convert} can make, biases and layers left alone
   * included.
   *
   * @param options their rules count, their budget does not
   */
  public static long fewestParameters(ComputationGraph network, ConvertOptions options) {
    return fewestParameters(network, options, GraphSurgery::new);
  }

  /** As for a graph; see {@link #fewestParameters(ComputationGraph, ConvertOptions)}. */
  public static long fewestParameters(MultiLayerNetwork network, ConvertOptions options) {
    return fewestParameters(network, options, MultiLayerSurgery::new);
  }

  private static <N extends Model> long fewestParameters(
      N network, ConvertOptions options, Function<N, NetworkSurgery<N>> surgery) {
    return explaining(
        () -> conversion(folding(network, options, surgery), options, surgery).fewestParameters());
  }

  private static <N extends Model> Conversion<N> conversion(
      N network, ConvertOptions options, Function<N, NetworkSurgery<N>> surgery) {
    return new Conversion<>(() -> surgery.apply(network), options);
  }

  /** The network that is converted: the given one, or one with its batch normalisation folded. */
  private static <N extends Model> N folding(
      N network, ConvertOptions options, Function<N, NetworkSurgery<N>> surgery) {
    return options.foldBatchNorm()
        ? BatchNormFolding.fold(surgery.apply(network)).network()
        : network;
  }

  private static <N extends Model> void check(
      N network, ConvertOptions options, Function<N, NetworkSurgery<N>> surgery) {
    explaining(
        () -> {
          conversion(folding(network, options, surgery), options, surgery).check();
          return null;
        });
  }

  private static <N extends Model> ConversionResult<N> convert(
      N network, ConvertOptions options, Function<N, NetworkSurgery<N>> surgery) {
    return explaining(
        () -> {
          if (!options.foldBatchNorm()) {
            return conversion(network, options, surgery).run();
          }
          BatchNormFolding.Folded<N> folded = BatchNormFolding.fold(surgery.apply(network));
          ConversionResult<N> result = conversion(folded.network(), options, surgery).run();
          return new ConversionResult<>(result.network(), folded.report().amend(result.report()));
        });
  }

  private static <N extends Model> ConversionReport plan(
      N network, ConvertOptions options, Function<N, NetworkSurgery<N>> surgery) {
    return explaining(
        () -> {
          if (!options.foldBatchNorm()) {
            return conversion(network, options, surgery).plan();
          }
          BatchNormFolding.Folded<N> folded = BatchNormFolding.fold(surgery.apply(network));
          return folded.report().amend(conversion(folded.network(), options, surgery).plan());
        });
  }

  private static <T> T explaining(Supplier<T> work) {
    try {
      return work.get();
    } catch (SurgeryException e) {
      throw new ConversionException(e.getMessage(), e);
    }
  }
}
