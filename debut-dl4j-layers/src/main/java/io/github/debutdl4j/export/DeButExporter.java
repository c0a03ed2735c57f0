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
package io.github.debutdl4j.export;

import io.github.debutdl4j.export.internal.graph.NetworkTranslator;
import io.github.debutdl4j.export.internal.onnx.ChainForm;
import io.github.debutdl4j.export.internal.onnx.OnnxWriter;
import io.github.debutdl4j.internal.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ops.impl.reduce.longer.MatchCondition;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.conditions.Conditions;

/**
 * Exports a trained network from DL4J to the runtime's model, which needs no DL4J, or to ONNX.
 *
 * <p>Networks may have DeBut layers, dense layers or both. The result predicts what {@code output}
 * predicts, without masks. Inputs and outputs keep their names and layouts; the input of a {@link
 * MultiLayerNetwork} is called {@code input} and its output has the name of the last layer.
 */
public final class DeButExporter {

  private static final String VERSION =
      Objects.requireNonNullElse(
          DeButExporter.class.getPackage().getImplementationVersion(), "development");

  private DeButExporter() {}

  /** Exports a network to the runtime, with default options. */
  public static RuntimeModel runtime(Model network) {
    return runtime(network, ExportOptions.defaults());
  }

  /**
   * Exports a network to the runtime.
   *
   * @param network a {@link ComputationGraph} or {@link MultiLayerNetwork}, initialised
   * @throws ExportException if layers or settings cannot be expressed, or parameters are not
   *     finite; lists all of them
   */
  public static RuntimeModel runtime(Model network, ExportOptions options) {
    return new RuntimeModel(network(network, options), options.weights());
  }

  /** Writes a network as ONNX, with default options. */
  public static OnnxModel onnx(Model network) {
    return onnx(network, ExportOptions.defaults());
  }

  /**
   * Writes a network as ONNX.
   *
   * @param network a {@link ComputationGraph} or {@link MultiLayerNetwork}, initialised
   * @throws ExportException if layers or settings cannot be expressed, or parameters are not
   *     finite; lists all of them
   */
  public static OnnxModel onnx(Model network, ExportOptions options) {
    OnnxWriter.Result result =
        OnnxWriter.write(
            network(network, options), ChainForm.valueOf(options.onnxForm().name()), VERSION);
    if (!result.obstacles().isEmpty()) {
      throw new ExportException(result.obstacles());
    }
    return new OnnxModel(result.model());
  }

  /** The operations of a network. */
  static Network network(Model network, ExportOptions options) {
    if (!(network instanceof ComputationGraph) && !(network instanceof MultiLayerNetwork)) {
      throw new IllegalArgumentException(
          "expected a ComputationGraph or MultiLayerNetwork; got " + network);
    }
    NetworkTranslator.Result result =
        NetworkTranslator.read(network, options.inputShapes(), options.normalizer());
    List<String> obstacles = new ArrayList<>(result.obstacles());
    obstacles.addAll(nonFinite(network));
    if (!obstacles.isEmpty()) {
      throw new ExportException(obstacles);
    }
    return result.network().orElseThrow();
  }

  /** A sentence for each parameter that holds a NaN or an infinity. */
  private static List<String> nonFinite(Model network) {
    return network.paramTable().entrySet().stream()
        .filter(
            parameter -> {
              MatchCondition found =
                  new MatchCondition(parameter.getValue(), Conditions.notFinite());
              return Nd4j.getExecutioner().exec(found).getInt(0) > 0;
            })
        .map(parameter -> "parameter '" + parameter.getKey() + "' is not finite")
        .toList();
  }
}
