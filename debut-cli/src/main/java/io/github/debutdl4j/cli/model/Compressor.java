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
package io.github.debutdl4j.cli.model;

import io.github.debutdl4j.convert.ConversionReport;
import io.github.debutdl4j.convert.ConversionResult;
import io.github.debutdl4j.convert.ConvertOptions;
import io.github.debutdl4j.convert.DeButConverter;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Converts a network of either kind. */
public final class Compressor {

  private final ConvertOptions options;

  public Compressor(ConvertOptions options) {
    this.options = options;
  }

  /**
   * The result.
   *
   * @param network the new network
   * @param report the outcome for each layer
   */
  public record Result(AnyNetwork network, ConversionReport report) {}

  /** The network with DeBut layers; the given one is not changed. */
  public Result convert(AnyNetwork network) {
    ComputationGraph graph = network.graphOrNull();
    if (graph != null) {
      ConversionResult<ComputationGraph> result = DeButConverter.convert(graph, options);
      return new Result(AnyNetwork.of(result.network()), result.report());
    }
    ConversionResult<MultiLayerNetwork> result =
        DeButConverter.convert(network.multiLayer(), options);
    return new Result(AnyNetwork.of(result.network()), result.report());
  }

  /**
   * Looks for what would make {@link #convert} fail.
   *
   * @throws io.github.debutdl4j.convert.ConversionException with all faults
   */
  public void check(AnyNetwork network) {
    ComputationGraph graph = network.graphOrNull();
    if (graph != null) {
      DeButConverter.check(graph, options);
    } else {
      DeButConverter.check(network.multiLayer(), options);
    }
  }

  /** What {@link #convert} would do. */
  public ConversionReport plan(AnyNetwork network) {
    ComputationGraph graph = network.graphOrNull();
    return graph != null
        ? DeButConverter.plan(graph, options)
        : DeButConverter.plan(network.multiLayer(), options);
  }
}
