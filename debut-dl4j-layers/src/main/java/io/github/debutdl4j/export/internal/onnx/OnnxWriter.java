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
package io.github.debutdl4j.export.internal.onnx;

import io.github.debutdl4j.export.internal.translate.UnsupportedOperation;
import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import onnx.Onnx;

/** Writes a network as an ONNX model of opset 17. */
public final class OnnxWriter {

  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;

  private final Map<Class<?>, BiConsumer<Operation, OnnxStep>> writers = new HashMap<>();
  private final ChainForm form;

  private OnnxWriter(ChainForm form) {
    this.form = form;
    addLinear();
    addPlain();
    add(Operation.Activate.class, OnnxWriter::activate);
    add(Operation.Pooling.class, OnnxPooling::write);
    add(Operation.GlobalPooling.class, OnnxPooling::write);
    add(Operation.Upsampling.class, OnnxShapes::write);
    add(Operation.ZeroPadding.class, OnnxShapes::write);
    add(Operation.Cropping.class, OnnxShapes::write);
    add(Operation.LocalResponseNormalization.class, OnnxShapes::write);
    add(Operation.Combination.class, OnnxShapes::write);
    add(Operation.Permutation.class, OnnxShapes::write);
    add(Operation.ScaleShift.class, OnnxShapes::write);
    add(Operation.MatrixProduct.class, OnnxShapes::write);
    add(Operation.Embedding.class, OnnxShapes::write);
    add(Operation.SingleStep.class, OnnxShapes::write);
    add(Operation.Lstm.class, OnnxRecurrence::write);
    add(Operation.SimpleRecurrence.class, OnnxRecurrence::write);
  }

  private void addLinear() {
    add(Operation.FullyConnected.class, (map, step) -> new OnnxLinear(step, form).write(map));
    add(Operation.Convolution.class, (map, step) -> new OnnxLinear(step, form).write(map));
    add(Operation.DepthwiseConvolution.class, (map, step) -> new OnnxLinear(step, form).write(map));
    add(
        Operation.TransposedConvolution.class,
        (map, step) -> new OnnxLinear(step, form).write(map));
  }

  private void addPlain() {
    OnnxAttribute overFeatures = OnnxAttribute.integer("axis", 1);
    add(
        Operation.Softmax.class,
        (softmax, step) -> step.finish("Softmax", List.of(step.from()), overFeatures));
    add(
        Operation.Concatenation.class,
        (joint, step) -> step.finish("Concat", step.node().inputs(), overFeatures));
    add(Operation.Reshape.class, (reshape, step) -> step.finishReshape(step.from()));
  }

  private static void activate(Operation.Activate operation, OnnxStep step) {
    new OnnxActivations(step).finish(operation.activation(), step.from());
  }

  private <O extends Operation> void add(Class<O> kind, BiConsumer<O, OnnxStep> writer) {
    writers.put(kind, (operation, step) -> writer.accept(kind.cast(operation), step));
  }

  /** A model, or else the nodes that ONNX cannot express. */
  public record Result(Onnx.ModelProto model, List<String> obstacles) {}

  /** Writes the network; batch normalisation becomes part of the linear operation before it. */
  public static Result write(Network network, ChainForm form, String version) {
    return new OnnxWriter(form).model(ScaleFolding.fold(network), version);
  }

  private Result model(Network network, String version) {
    Map<String, Shape> shapes = network.shapes();
    OnnxGraph graph = new OnnxGraph("network");
    network.inputs().forEach(input -> graph.input(input.name(), input.shape()));
    List<String> obstacles = new ArrayList<>();
    for (Network.Node node : network.nodes()) {
      List<Shape> inputs = node.inputs().stream().map(shapes::get).toList();
      OnnxStep step = new OnnxStep(graph, node, inputs, shapes.get(node.name()));
      try {
        writers.get(node.operation().getClass()).accept(node.operation(), step);
      } catch (UnsupportedOperation e) {
        obstacles.add("'%s': %s".formatted(node.name(), e.getMessage()));
      }
    }
    network.outputs().forEach(output -> graph.output(output, shapes.get(output)));
    Onnx.ModelProto model =
        Onnx.ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("debut-dl4j")
            .setProducerVersion(version)
            .addOpsetImport(Onnx.OperatorSetIdProto.newBuilder().setVersion(OPSET))
            .setGraph(graph.build())
            .build();
    return new Result(model, obstacles);
  }
}
