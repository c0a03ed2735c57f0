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
package io.github.debutdl4j.cli.info;

import io.github.debutdl4j.cli.console.Table;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.OperationSize;
import io.github.debutdl4j.internal.network.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Describes the operations of a network. */
final class NetworkInfo {

  private final Network network;
  private final Map<String, Shape> shapes;
  private final Table table =
      new Table("node", "operation", "output", "weights", "parameters", "bytes", "multiply-adds")
          .withText(1, 2, 3);
  private final List<Map<String, Object>> operations = new ArrayList<>();
  private OperationSize sum = new OperationSize(0, 0, 0);

  private NetworkInfo(Network network) {
    this.network = network;
    this.shapes = network.shapes();
  }

  static FileDescription of(Network network) {
    NetworkInfo info = new NetworkInfo(network);
    network.nodes().forEach(info::add);
    return info.description();
  }

  private void add(Network.Node node) {
    Shape output = shapes.get(node.name());
    List<Shape> inputs = node.inputs().stream().map(shapes::get).toList();
    OperationSize size = OperationSize.of(node.operation(), inputs, output);
    sum = sum.plus(size);
    String kind = kind(node.operation());
    String weights = weights(node.operation());
    table.row(
        node.name(),
        kind,
        output,
        weights,
        "%,d".formatted(size.parameters()),
        "%,d".formatted(size.bytes()),
        "%,d".formatted(size.multiplyAdds()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", node.name());
    json.put("operation", kind);
    json.put("inputs", node.inputs());
    json.put("shape", output.sizes());
    json.put("weights", weights);
    json.put("parameters", size.parameters());
    json.put("bytes", size.bytes());
    json.put("multiplyAdds", size.multiplyAdds());
    operations.add(json);
  }

  private FileDescription description() {
    String text =
        "reads %s, gives %s\n%s\n%,d operations, %,d parameters in %,d bytes, %,d multiply-adds for one example"
            .formatted(
                inputs(),
                outputs(),
                table,
                operations.size(),
                sum.parameters(),
                sum.bytes(),
                sum.multiplyAdds());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("inputs", network.inputs().stream().map(i -> named(i.name(), i.shape())).toList());
    json.put("outputs", network.outputs().stream().map(o -> named(o, shapes.get(o))).toList());
    json.put("operations", operations);
    json.put("parameters", sum.parameters());
    json.put("weightBytes", sum.bytes());
    json.put("multiplyAdds", sum.multiplyAdds());
    json.put("metadata", network.metadata());
    return new FileDescription(text, json);
  }

  private String inputs() {
    return network.inputs().stream()
        .map(input -> input.name() + " " + input.shape())
        .collect(Collectors.joining(", "));
  }

  private String outputs() {
    return network.outputs().stream()
        .map(output -> output + " " + shapes.get(output))
        .collect(Collectors.joining(", "));
  }

  private static Map<String, Object> named(String name, Shape shape) {
    return Map.of("name", name, "shape", shape.sizes());
  }

  /** The name of an operation in the model file. */
  private static String kind(Operation operation) {
    return operation
        .getClass()
        .getSimpleName()
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toUpperCase(Locale.ROOT);
  }

  /** Sizes of the matrices, and into how many factors they are split. */
  private static String weights(Operation operation) {
    if (operation instanceof Operation.FullyConnected fully) {
      return map(fully.map());
    } else if (operation instanceof Operation.Convolution convolution) {
      return map(convolution.map());
    } else if (operation instanceof Operation.DepthwiseConvolution depthwise) {
      return map(depthwise.filters());
    } else if (operation instanceof Operation.TransposedConvolution transposed) {
      return map(transposed.map());
    } else if (operation instanceof Operation.Embedding embedding) {
      return map(embedding.table());
    } else if (operation instanceof Operation.Lstm lstm) {
      return map(lstm.input()) + ", " + map(lstm.recurrent());
    } else if (operation instanceof Operation.SimpleRecurrence simple) {
      return map(simple.input()) + ", " + map(simple.recurrent());
    }
    return "";
  }

  private static String map(LinearMap map) {
    int factors = map.chain().length();
    String sizes = map.outputs() + " x " + map.inputs();
    return map.isDense()
        ? sizes
        : sizes + (factors == 1 ? ", sparse" : ", " + factors + " factors");
  }
}
