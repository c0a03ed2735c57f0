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

import io.github.debutdl4j.cli.console.Console;
import io.github.debutdl4j.export.DeButExporter;
import io.github.debutdl4j.export.ExportCheck;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.export.OnnxModel;
import io.github.debutdl4j.export.RuntimeModel;
import io.github.debutdl4j.runtime.Session;
import io.github.debutdl4j.runtime.SessionOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;

/** Writes a network as a model file of the runtime or as ONNX, as the file's name says. */
public final class ExportedFile {

  private final Path file;
  private final Console console;

  public ExportedFile(Path file, Console console) {
    this.file = file;
    this.console = console;
  }

  /**
   * Writes the file and says so.
   *
   * @return the same for programs
   * @throws IllegalArgumentException if the network cannot be exported; nothing is written then
   */
  public Map<String, Object> write(Model network, ExportOptions options) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.toString());
    ExportCheck check = new ExportCheck(network, options);
    if (file.toString().endsWith(".onnx")) {
      writeOnnx(DeButExporter.onnx(network, options), check, json);
    } else {
      writeRuntime(DeButExporter.runtime(network, options), check, json);
    }
    return json;
  }

  private void writeRuntime(RuntimeModel model, ExportCheck check, Map<String, Object> json) {
    byte[] bytes = model.toByteArray();
    WholeFile.write(file, part -> Files.write(part, bytes));
    double error = check.error(inputs -> outputs(model.model(), inputs));
    console.say(
        "%s: %,d bytes, %d operations, outputs differ from DL4J's by %.2g at most",
        file, bytes.length, model.operations(), error);
    json.put("bytes", bytes.length);
    json.put("operations", model.operations());
    json.put("maxError", error);
  }

  private static float[][] outputs(io.github.debutdl4j.runtime.Model model, float[][] inputs) {
    float[][] outputs = new float[model.outputs().size()][];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = new float[ExportCheck.EXAMPLES * model.outputs().get(i).size()];
    }
    SessionOptions options = SessionOptions.defaults().withBatch(ExportCheck.EXAMPLES);
    try (Session session = model.newSession(options)) {
      session.run(inputs, outputs);
    }
    return outputs;
  }

  private void writeOnnx(OnnxModel model, ExportCheck check, Map<String, Object> json) {
    byte[] bytes = model.toByteArray();
    WholeFile.write(file, part -> Files.write(part, bytes));
    json.put("bytes", bytes.length);
    json.put("operations", model.nodes());
    Optional<OnnxReference> reference = OnnxReference.find();
    if (reference.isEmpty()) {
      console.say("%s: %,d bytes, %d nodes", file, bytes.length, model.nodes());
      json.put("maxError", null);
      return;
    }
    double error =
        check.error(inputs -> reference.get().outputs(bytes, inputs, ExportCheck.EXAMPLES));
    console.say(
        "%s: %,d bytes, %d nodes, outputs differ from DL4J's by %.2g at most",
        file, bytes.length, model.nodes(), error);
    json.put("maxError", error);
  }
}
