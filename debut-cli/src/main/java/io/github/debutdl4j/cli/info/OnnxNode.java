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

import java.util.Arrays;
import java.util.List;
import onnx.Onnx;

/** A node of an ONNX graph with the values that it reads. */
final class OnnxNode {

  private final Onnx.NodeProto node;
  private final OnnxValues values;

  OnnxNode(Onnx.NodeProto node, OnnxValues values) {
    this.node = node;
    this.values = values;
  }

  String name() {
    return node.getName().isEmpty() && node.getOutputCount() > 0
        ? node.getOutput(0)
        : node.getName();
  }

  String operator() {
    return node.getOpType();
  }

  List<String> inputs() {
    return node.getInputList();
  }

  List<String> outputs() {
    return node.getOutputList();
  }

  /** The shape of an input, or null if it is not there or not known. */
  long[] shape(int input) {
    return input < node.getInputCount() ? values.shape(node.getInput(input)) : null;
  }

  /** A list of whole numbers that is an input, or an attribute in older operator sets; or null. */
  long[] wholes(int input, String attribute) {
    if (input < node.getInputCount() && !node.getInput(input).isEmpty()) {
      return values.wholes(node.getInput(input));
    }
    return wholes(attribute, null);
  }

  long[] wholes(String attribute, long[] otherwise) {
    for (Onnx.AttributeProto each : node.getAttributeList()) {
      if (each.getName().equals(attribute)) {
        return each.getIntsList().stream().mapToLong(Long::longValue).toArray();
      }
    }
    return otherwise;
  }

  /** A list of a given length whose numbers are all the same unless the node says otherwise. */
  long[] wholes(String attribute, int length, long otherwise) {
    long[] all = new long[length];
    Arrays.fill(all, otherwise);
    long[] given = wholes(attribute, all);
    return given.length == length ? given : all;
  }

  long whole(String attribute, long otherwise) {
    for (Onnx.AttributeProto each : node.getAttributeList()) {
      if (each.getName().equals(attribute)) {
        return each.getI();
      }
    }
    return otherwise;
  }

  String text(String attribute) {
    for (Onnx.AttributeProto each : node.getAttributeList()) {
      if (each.getName().equals(attribute)) {
        return each.getS().toStringUtf8();
      }
    }
    return "";
  }
}
