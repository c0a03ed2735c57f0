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
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Exports a trained network from DL4J to the runtime's model, which needs no DL4J, or to ONNX.
 *
 * <p>Networks may have DeBut layers, dense layers or both. The result predicts what {@code output}
 * predicts, without masks. Inputs and outputs keep their names and layouts; the input of a {@link
 * MultiLayerNetwork} is called {@code input} and its output has the name of the last layer.
 */
public final class DeButExporter {

  private static final String VERSION =
      java.util.Objects.requireNonNullElse(
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
   * @throws ExportException if layers or settings cannot be expressed; lists all of them
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
   * @throws ExportException if layers or settings cannot be expressed; lists all of them
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
    return result.network().orElseThrow(() -> new ExportException(result.obstacles()));
  }
}
