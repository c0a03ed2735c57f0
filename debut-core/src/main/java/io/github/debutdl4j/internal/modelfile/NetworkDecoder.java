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
package io.github.debutdl4j.internal.modelfile;

import io.github.debutdl4j.chain.ChainException;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.network.Activation;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import io.github.debutdl4j.internal.network.WeightSource;
import io.github.debutdl4j.internal.network.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a network from the JSON values and tensors of a model file. */
final class NetworkDecoder {

  private final TensorReader tensors;

  /** Name of the value before the node that is being read, or null. */
  private String previous;

  NetworkDecoder(TensorReader tensors) {
    this.tensors = tensors;
  }

  Network decode(Object json) throws NetworkFileException {
    JsonObject object = new JsonObject("the network", null, json);
    List<Network.Input> inputs = new ArrayList<>();
    for (Object each : object.array("inputs")) {
      JsonObject input = new JsonObject("an input", null, each);
      inputs.add(new Network.Input(input.string("name"), shape(input)));
      input.end();
    }
    previous = inputs.isEmpty() ? null : inputs.get(0).name();
    List<Network.Node> nodes = new ArrayList<>();
    for (Object each : object.array("nodes")) {
      Network.Node node = node(each);
      nodes.add(node);
      previous = node.name();
    }
    List<String> outputs = object.strings("outputs");
    Map<String, String> metadata = metadata(object);
    object.end();
    try {
      return new Network(inputs, nodes, outputs, metadata);
    } catch (IllegalArgumentException e) {
      throw new NetworkFileException(e.getMessage());
    }
  }

  private static Map<String, String> metadata(JsonObject object) throws NetworkFileException {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (!object.has("metadata")) {
      return metadata;
    }
    JsonObject json = object.object("metadata");
    for (String name : json.names()) {
      metadata.put(name, json.string(name));
    }
    return metadata;
  }

  private Network.Node node(Object json) throws NetworkFileException {
    String name = new JsonObject("a node", null, json).string("name");
    JsonObject node = new JsonObject("node", name, json);
    node.string("name");
    List<String> inputs =
        previous == null || node.has("inputs")
            ? node.strings("inputs")
            : Collections.singletonList(previous);
    Operation operation;
    try {
      operation = operation(node);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw node.fault(e.getMessage());
    }
    node.end();
    return new Network.Node(name, operation, inputs);
  }

  private Operation operation(JsonObject node) throws NetworkFileException {
    String kind = node.string("operation");
    switch (kind) {
      case "FULLY_CONNECTED":
        return new Operation.FullyConnected(map(node, "map"), bias(node));
      case "CONVOLUTION":
        return new Operation.Convolution(map(node, "map"), order(node), window(node), bias(node));
      case "DEPTHWISE_CONVOLUTION":
        return new Operation.DepthwiseConvolution(
            node.whole("channels"),
            node.whole("multiplier"),
            map(node, "filters"),
            window(node),
            bias(node));
      case "TRANSPOSED_CONVOLUTION":
        return new Operation.TransposedConvolution(
            map(node, "map"), node.whole("outputs"), window(node), bias(node));
      case "EMBEDDING":
        return new Operation.Embedding(map(node, "table"), bias(node));
      case "LSTM":
        return new Operation.Lstm(
            map(node, "input"),
            map(node, "recurrent"),
            vector(node, "bias"),
            optionalVector(node, "peepholes"),
            activation(node, "gate"),
            activation(node, "activation"),
            node.bool("reverse"));
      case "SIMPLE_RECURRENCE":
        return new Operation.SimpleRecurrence(
            map(node, "input"),
            map(node, "recurrent"),
            vector(node, "bias"),
            activation(node, "activation"),
            node.bool("reverse"));
      default:
        return fixed(kind, node);
    }
  }

  private Operation fixed(String kind, JsonObject node) throws NetworkFileException {
    switch (kind) {
      case "ACTIVATE":
        return new Operation.Activate(activation(node, "activation"));
      case "SOFTMAX":
        return new Operation.Softmax();
      case "SCALE_SHIFT":
        return new Operation.ScaleShift(vector(node, "scale"), vector(node, "shift"));
      case "POOLING":
        return new Operation.Pooling(
            node.constant("kind", Operation.PoolingKind.values()),
            window(node),
            node.bool("countPadding"),
            node.whole("p", 0));
      case "GLOBAL_POOLING":
        return new Operation.GlobalPooling(
            node.constant("kind", Operation.PoolingKind.values()), node.whole("p", 0));
      case "LOCAL_RESPONSE_NORMALIZATION":
        return new Operation.LocalResponseNormalization(
            node.real("k"), node.whole("depth"), node.real("alpha"), node.real("beta"));
      case "COMBINATION":
        return new Operation.Combination(node.constant("kind", Operation.CombinationKind.values()));
      case "MATRIX_PRODUCT":
        return new Operation.MatrixProduct(
            node.bool("transposeFirst"), node.bool("transposeSecond"));
      default:
        return rearrangement(kind, node);
    }
  }

  private static Operation rearrangement(String kind, JsonObject node) throws NetworkFileException {
    switch (kind) {
      case "UPSAMPLING":
        return new Operation.Upsampling(node.whole("height"), node.whole("width"));
      case "ZERO_PADDING":
        int[] pad = numbers(node, "edges", 4);
        return new Operation.ZeroPadding(pad[0], pad[1], pad[2], pad[3]);
      case "CROPPING":
        int[] crop = numbers(node, "edges", 4);
        return new Operation.Cropping(crop[0], crop[1], crop[2], crop[3]);
      case "CONCATENATION":
        return new Operation.Concatenation();
      case "RESHAPE":
        return new Operation.Reshape(shape(node));
      case "PERMUTATION":
        List<Integer> axes = new ArrayList<>();
        for (int axis : node.wholes("axes")) {
          axes.add(axis);
        }
        return new Operation.Permutation(axes);
      case "SINGLE_STEP":
        return new Operation.SingleStep(node.bool("first"));
      default:
        throw node.fault("operation '" + NetworkFiles.shortened(kind) + "' is not known");
    }
  }

  private static Shape shape(JsonObject object) throws NetworkFileException {
    try {
      return Shape.of(object.wholes("shape"));
    } catch (IllegalArgumentException e) {
      throw object.fault(e.getMessage());
    }
  }

  private static Activation activation(JsonObject node, String name) throws NetworkFileException {
    JsonObject json = node.object(name);
    Activation.Kind kind = json.constant("kind", Activation.Kind.values());
    float alpha = json.has("alpha") ? json.real("alpha") : 0;
    json.end();
    return new Activation(kind, alpha);
  }

  private static Window window(JsonObject node) throws NetworkFileException {
    JsonObject json = node.object("window");
    int[] kernel = numbers(json, "kernel", 2);
    int[] stride = numbersOr(json, "stride", 1, 1);
    int[] dilation = numbersOr(json, "dilation", 1, 1);
    int[] pad = numbersOr(json, "padding", 0, 0, 0, 0);
    json.end();
    return new Window(
        kernel[0],
        kernel[1],
        stride[0],
        stride[1],
        dilation[0],
        dilation[1],
        pad[0],
        pad[1],
        pad[2],
        pad[3]);
  }

  private static int[] numbers(JsonObject object, String name, int count)
      throws NetworkFileException {
    int[] numbers = object.wholes(name);
    if (numbers.length != count) {
      throw object.fault("'" + name + "' has " + numbers.length + " numbers; expected " + count);
    }
    return numbers;
  }

  /** As many numbers as are given for the case that there is no such field. */
  private static int[] numbersOr(JsonObject object, String name, int... absent)
      throws NetworkFileException {
    return object.has(name) ? numbers(object, name, absent.length) : absent;
  }

  private static ColumnOrder order(JsonObject node) throws NetworkFileException {
    return node.has("order")
        ? node.constant("order", ColumnOrder.values())
        : ColumnOrder.CHANNEL_MAJOR;
  }

  private float[] bias(JsonObject node) throws NetworkFileException {
    return optionalVector(node, "bias");
  }

  private float[] optionalVector(JsonObject node, String name) throws NetworkFileException {
    return node.has(name) ? vector(node, name) : null;
  }

  private float[] vector(JsonObject node, String name) throws NetworkFileException {
    return tensors.vector(node, name);
  }

  private LinearMap map(JsonObject node, String name) throws NetworkFileException {
    JsonObject json = node.object(name);
    List<DeButFactor> factors = new ArrayList<>();
    for (Object each : json.array("chain")) {
      int[] f = json.wholes("chain", each);
      if (f.length != 5) {
        throw json.fault("a factor of " + f.length + " numbers; expected p q r s t");
      }
      try {
        factors.add(new DeButFactor(f[0], f[1], f[2], f[3], f[4]));
      } catch (ChainException e) {
        throw json.fault(e.getMessage());
      }
    }
    try {
      DeButChain chain = new DeButChain(factors);
      int outputs = json.whole("outputs", chain.outputs());
      int inputs = json.whole("inputs", chain.inputs());
      WeightSource weights = tensors.weights(json, chain);
      json.end();
      return LinearMap.of(chain, outputs, inputs, weights);
    } catch (IllegalArgumentException e) {
      throw json.fault(e.getMessage());
    }
  }
}
