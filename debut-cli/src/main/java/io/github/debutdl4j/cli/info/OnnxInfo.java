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
import io.github.debutdl4j.cli.data.DataException;
import io.github.debutdl4j.cli.data.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import onnx.Onnx;

/** Describes ONNX models: operators, shapes as far as they can be told, and their constants. */
final class OnnxInfo {

  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private final Onnx.ModelProto model;
  private final OnnxValues values;
  private final Set<String> counted = new HashSet<>();
  private final Table table =
      new Table("node", "operator", "output", "parameters", "bytes", "multiply-adds")
          .withText(1, 2);
  private final List<Map<String, Object>> operations = new ArrayList<>();
  private long parameters;
  private long bytes;
  private long multiplyAdds;
  private int unknown;

  private OnnxInfo(Onnx.ModelProto model) {
    this.model = model;
    this.values = new OnnxValues(model.getGraph());
  }

  /**
   * Describes a file.
   *
   * @throws DataException if it cannot be read or is no ONNX model
   */
  static FileDescription of(Path file) {
    try {
      OnnxInfo info = new OnnxInfo(read(file));
      info.model
          .getGraph()
          .getNodeList()
          .forEach(node -> info.add(new OnnxNode(node, info.values)));
      return info.description();
    } catch (ArithmeticException e) {
      throw new DataException(file + " has impossible sizes: " + e.getMessage(), e);
    } catch (DataException e) {
      throw new DataException(file + ": " + e.getMessage(), e);
    }
  }

  private static Onnx.ModelProto read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      if (Files.size(file) > LARGEST) {
        throw new DataException("2 GiB is too much");
      }
      Onnx.ModelProto model = Onnx.ModelProto.parseFrom(in);
      if (model.getGraph().getNodeCount() == 0 || model.getGraph().getOutputCount() == 0) {
        throw new DataException("not an ONNX model: there is no graph in it");
      }
      return model;
    } catch (IOException e) {
      throw new DataException("not an ONNX model: " + Reason.of(e), e);
    }
  }

  private void add(OnnxNode node) {
    long[] output = OnnxShapeRules.of(node);
    if (output != null && !node.outputs().isEmpty()) {
      values.note(node.outputs().get(0), output);
    }
    long[] shape = node.outputs().isEmpty() ? null : values.shape(node.outputs().get(0));
    long ownParameters = 0;
    long ownBytes = 0;
    for (String input : node.inputs()) {
      Onnx.TensorProto constant = values.constant(input);
      if (constant != null && counted.add(input)) {
        ownParameters += OnnxWork.isWeight(constant) ? OnnxValues.numbers(values.shape(input)) : 0;
        ownBytes += OnnxWork.bytes(constant);
      }
    }
    long work = OnnxWork.multiplyAdds(node, shape);
    parameters += ownParameters;
    bytes += ownBytes;
    multiplyAdds += Math.max(0, work);
    unknown += work < 0 ? 1 : 0;
    table.row(
        node.name(),
        node.operator(),
        shape == null ? "?" : Arrays.toString(shape),
        "%,d".formatted(ownParameters),
        "%,d".formatted(ownBytes),
        work < 0 ? "?" : "%,d".formatted(work));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", node.name());
    json.put("operation", node.operator());
    json.put("inputs", List.copyOf(node.inputs()));
    json.put("shape", shape);
    json.put("parameters", ownParameters);
    json.put("bytes", ownBytes);
    json.put("multiplyAdds", work < 0 ? null : work);
    operations.add(json);
  }

  private FileDescription description() {
    long opset = model.getOpsetImportCount() == 0 ? 0 : model.getOpsetImport(0).getVersion();
    List<Map<String, Object>> inputs = named(model.getGraph().getInputList());
    List<Map<String, Object>> outputs = named(model.getGraph().getOutputList());
    String text =
        "ONNX of opset %d, written by %s %s; sizes for one example\n%s\n%,d nodes, %,d parameters in %,d bytes, %,d multiply-adds for one example%s"
            .formatted(
                opset,
                model.getProducerName(),
                model.getProducerVersion(),
                table,
                operations.size(),
                parameters,
                bytes,
                multiplyAdds,
                unknown == 0 ? "" : " without %d nodes of unknown shapes".formatted(unknown));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("opset", opset);
    json.put("producer", model.getProducerName());
    json.put("inputs", inputs);
    json.put("outputs", outputs);
    json.put("operations", operations);
    json.put("parameters", parameters);
    json.put("weightBytes", bytes);
    json.put("multiplyAdds", multiplyAdds);
    json.put("nodesOfUnknownShape", unknown);
    return new FileDescription(text, json);
  }

  private List<Map<String, Object>> named(List<Onnx.ValueInfoProto> given) {
    List<Map<String, Object>> named = new ArrayList<>();
    for (Onnx.ValueInfoProto value : given) {
      if (values.constant(value.getName()) == null) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", value.getName());
        json.put("shape", values.shape(value.getName()));
        named.add(json);
      }
    }
    return named;
  }
}
