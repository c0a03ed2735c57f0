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

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.network.Activation;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns a network into JSON values, and its arrays into tensors that the JSON refers to. */
final class NetworkEncoder {

  private final TensorWriter tensors;
  private final boolean compact;
  private String node;
  private Map<String, Object> fields;

  /**
   * @param compact whether fields are left out where a reader assumes their value
   */
  NetworkEncoder(TensorWriter tensors, boolean compact) {
    this.tensors = tensors;
    this.compact = compact;
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
    put(json, "metadata", new TreeMap<>(network.metadata()), Collections.emptyMap());
    List<Object> nodes = new ArrayList<>();
    String previous = network.inputs().get(0).name();
    for (Network.Node each : network.nodes()) {
      node = each.name();
      fields = new LinkedHashMap<>();
      fields.put("name", node);
      put(fields, "inputs", each.inputs(), Collections.singletonList(previous));
      encode(each.operation());
      previous = node;
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
      put("order", convolution.order().name(), ColumnOrder.CHANNEL_MAJOR.name());
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
      put("reverse", lstm.reverse(), false);
    } else if (operation instanceof Operation.SimpleRecurrence simple) {
      kind("SIMPLE_RECURRENCE");
      map("input", simple.input());
      map("recurrent", simple.recurrent());
      vector("bias", simple.bias());
      activation("activation", simple.activation());
      put("reverse", simple.reverse(), false);
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
      put("countPadding", pooling.countPadding(), false);
      put("p", pooling.p(), 0);
    } else if (operation instanceof Operation.GlobalPooling pooling) {
      kind("GLOBAL_POOLING");
      put("kind", pooling.kind().name());
      put("p", pooling.p(), 0);
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
      put("transposeFirst", product.transposeFirst(), false);
      put("transposeSecond", product.transposeSecond(), false);
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
      put("first", step.first(), false);
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

  private void put(String name, Object value, Object absent) {
    put(fields, name, value, absent);
  }

  /**
   * Adds a field.
   *
   * @param absent value that a reader assumes if the field is left out
   */
  private void put(Map<String, Object> json, String name, Object value, Object absent) {
    if (!compact || !value.equals(absent)) {
      json.put(name, value);
    }
  }

  private void activation(String name, Activation activation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", activation.kind().name());
    put(json, "alpha", activation.alpha(), 0f);
    put(name, json);
  }

  private void window(Window window) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kernel", Arrays.asList(window.kernelHeight(), window.kernelWidth()));
    List<Integer> ones = Arrays.asList(1, 1);
    put(json, "stride", Arrays.asList(window.strideHeight(), window.strideWidth()), ones);
    put(json, "dilation", Arrays.asList(window.dilationHeight(), window.dilationWidth()), ones);
    put(
        json,
        "padding",
        Arrays.asList(window.padTop(), window.padLeft(), window.padBottom(), window.padRight()),
        Arrays.asList(0, 0, 0, 0));
    put("window", json);
  }

  private void vector(String name, float[] numbers) {
    if (numbers != null) {
      put(name, tensors.vector(node + "." + name, numbers));
    }
  }

  private void map(String name, LinearMap map) {
    Map<String, Object> json = new LinkedHashMap<>();
    put(json, "outputs", map.outputs(), map.chain().outputs());
    put(json, "inputs", map.inputs(), map.chain().inputs());
    List<Object> chain = new ArrayList<>();
    for (DeButFactor factor : map.chain().factors()) {
      chain.add(Arrays.asList(factor.p(), factor.q(), factor.r(), factor.s(), factor.t()));
    }
    json.put("chain", chain);
    Object weights = tensors.weights(node + "." + name, map);
    if (weights != null) {
      json.put("weights", weights);
    }
    put(name, json);
  }
}
