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

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.network.Activation;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns a network into JSON values, and its arrays into tensors that the JSON names. */
final class NetworkEncoder {

  private final WeightEncoding encoding;
  private final TensorList tensors;
  private String node;
  private Map<String, Object> fields;

  NetworkEncoder(WeightEncoding encoding, TensorList tensors) {
    this.encoding = encoding;
    this.tensors = tensors;
  }

  Map<String, Object> encode(Network network) {
    Map<String, Object> json = new LinkedHashMap<>();
    List<Object> inputs = new ArrayList<>();
    for (Network.Input input : network.inputs()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", input.name());
      entry.put("shape", input.shape().sizes());
      inputs.add(entry);
    }
    json.put("inputs", inputs);
    json.put("outputs", network.outputs());
    json.put("metadata", new TreeMap<>(network.metadata()));
    List<Object> nodes = new ArrayList<>();
    for (Network.Node each : network.nodes()) {
      node = each.name();
      fields = new LinkedHashMap<>();
      fields.put("name", node);
      fields.put("inputs", each.inputs());
      encode(each.operation());
      nodes.add(fields);
    }
    json.put("nodes", nodes);
    return json;
  }

  private void encode(Operation operation) {
    if (operation instanceof Operation.FullyConnected fully) {
      kind("FULLY_CONNECTED");
      map("map", fully.map());
      vector("bias", fully.bias());
    } else if (operation instanceof Operation.Convolution convolution) {
      kind("CONVOLUTION");
      map("map", convolution.map());
      put("order", convolution.order().name());
      window(convolution.window());
      vector("bias", convolution.bias());
    } else if (operation instanceof Operation.DepthwiseConvolution depthwise) {
      kind("DEPTHWISE_CONVOLUTION");
      put("channels", depthwise.channels());
      put("multiplier", depthwise.multiplier());
      map("filters", depthwise.filters());
      window(depthwise.window());
      vector("bias", depthwise.bias());
    } else if (operation instanceof Operation.TransposedConvolution transposed) {
      kind("TRANSPOSED_CONVOLUTION");
      map("map", transposed.map());
      put("outputs", transposed.outputs());
      window(transposed.window());
      vector("bias", transposed.bias());
    } else if (operation instanceof Operation.Embedding embedding) {
      kind("EMBEDDING");
      map("table", embedding.table());
      vector("bias", embedding.bias());
    } else if (operation instanceof Operation.Lstm lstm) {
      kind("LSTM");
      map("input", lstm.input());
      map("recurrent", lstm.recurrent());
      vector("bias", lstm.bias());
      vector("peepholes", lstm.peepholes());
      activation("gate", lstm.gate());
      activation("activation", lstm.activation());
      put("reverse", lstm.reverse());
    } else if (operation instanceof Operation.SimpleRecurrence simple) {
      kind("SIMPLE_RECURRENCE");
      map("input", simple.input());
      map("recurrent", simple.recurrent());
      vector("bias", simple.bias());
      activation("activation", simple.activation());
      put("reverse", simple.reverse());
    } else {
      encodeFixed(operation);
    }
  }

  private void encodeFixed(Operation operation) {
    if (operation instanceof Operation.Activate activate) {
      kind("ACTIVATE");
      activation("activation", activate.activation());
    } else if (operation instanceof Operation.Softmax) {
      kind("SOFTMAX");
    } else if (operation instanceof Operation.ScaleShift affine) {
      kind("SCALE_SHIFT");
      vector("scale", affine.scale());
      vector("shift", affine.shift());
    } else if (operation instanceof Operation.Pooling pooling) {
      kind("POOLING");
      put("kind", pooling.kind().name());
      window(pooling.window());
      put("countPadding", pooling.countPadding());
      put("p", pooling.p());
    } else if (operation instanceof Operation.GlobalPooling pooling) {
      kind("GLOBAL_POOLING");
      put("kind", pooling.kind().name());
      put("p", pooling.p());
    } else if (operation instanceof Operation.LocalResponseNormalization norm) {
      kind("LOCAL_RESPONSE_NORMALIZATION");
      put("k", norm.k());
      put("depth", norm.depth());
      put("alpha", norm.alpha());
      put("beta", norm.beta());
    } else if (operation instanceof Operation.Combination combination) {
      kind("COMBINATION");
      put("kind", combination.kind().name());
    } else if (operation instanceof Operation.MatrixProduct product) {
      kind("MATRIX_PRODUCT");
      put("transposeFirst", product.transposeFirst());
      put("transposeSecond", product.transposeSecond());
    } else {
      encodeRearrangement(operation);
    }
  }

  private void encodeRearrangement(Operation operation) {
    if (operation instanceof Operation.Upsampling upsampling) {
      kind("UPSAMPLING");
      put("height", upsampling.height());
      put("width", upsampling.width());
    } else if (operation instanceof Operation.ZeroPadding padding) {
      kind("ZERO_PADDING");
      put("edges", Arrays.asList(padding.top(), padding.bottom(), padding.left(), padding.right()));
    } else if (operation instanceof Operation.Cropping cropping) {
      kind("CROPPING");
      put(
          "edges",
          Arrays.asList(cropping.top(), cropping.bottom(), cropping.left(), cropping.right()));
    } else if (operation instanceof Operation.Concatenation) {
      kind("CONCATENATION");
    } else if (operation instanceof Operation.Reshape reshape) {
      kind("RESHAPE");
      put("shape", reshape.shape().sizes());
    } else if (operation instanceof Operation.Permutation permutation) {
      kind("PERMUTATION");
      put("axes", permutation.axes());
    } else if (operation instanceof Operation.SingleStep step) {
      kind("SINGLE_STEP");
      put("first", step.first());
    } else {
      throw new IllegalStateException("no form for " + operation.getClass().getSimpleName());
    }
  }

  private void kind(String kind) {
    put("operation", kind);
  }

  private void put(String name, Object value) {
    fields.put(name, value);
  }

  private void activation(String name, Activation activation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", activation.kind().name());
    json.put("alpha", activation.alpha());
    put(name, json);
  }

  private void window(Window window) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kernel", Arrays.asList(window.kernelHeight(), window.kernelWidth()));
    json.put("stride", Arrays.asList(window.strideHeight(), window.strideWidth()));
    json.put("dilation", Arrays.asList(window.dilationHeight(), window.dilationWidth()));
    json.put(
        "padding",
        Arrays.asList(window.padTop(), window.padLeft(), window.padBottom(), window.padRight()));
    put("window", json);
  }

  private void vector(String name, float[] numbers) {
    if (numbers != null) {
      put(name, tensors.add(node + "." + name, new int[] {numbers.length}, numbers));
    }
  }

  private void map(String name, LinearMap map) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("outputs", map.outputs());
    json.put("inputs", map.inputs());
    List<Object> chain = new ArrayList<>();
    List<Object> names = new ArrayList<>();
    float[] weights = map.weights();
    int at = 0;
    for (int l = 0; l < map.chain().length(); l++) {
      DeButFactor factor = map.chain().factor(l);
      chain.add(Arrays.asList(factor.p(), factor.q(), factor.r(), factor.s(), factor.t()));
      float[] tensor = Arrays.copyOfRange(weights, at, at + factor.parameters());
      at += tensor.length;
      String wanted = node + "." + name + "." + l;
      names.add(tensors.addWeights(wanted, encoding, factor.weightShape(), tensor));
    }
    json.put("chain", chain);
    json.put("weights", names);
    put(name, json);
  }
}
