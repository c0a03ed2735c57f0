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
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.export.OnnxModel;
import io.github.debutdl4j.export.RuntimeModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
    if (file.toString().endsWith(".onnx")) {
      writeOnnx(DeButExporter.onnx(network, options), json);
    } else {
      writeRuntime(DeButExporter.runtime(network, options), json);
    }
    return json;
  }

  private void writeRuntime(RuntimeModel model, Map<String, Object> json) {
    byte[] bytes = model.toByteArray();
    WholeFile.write(file, part -> Files.write(part, bytes));
    double error = model.error().maximum();
    console.say(
        "%s: %,d bytes, %d operations, outputs differ by %.2g at most from those of exact weights",
        file, bytes.length, model.operations(), error);
    json.put("bytes", bytes.length);
    json.put("operations", model.operations());
    json.put("maxError", error);
    json.put("meanError", model.error().mean());
  }

  private void writeOnnx(OnnxModel model, Map<String, Object> json) {
    byte[] bytes = model.toByteArray();
    WholeFile.write(file, part -> Files.write(part, bytes));
    console.say("%s: %,d bytes, %d nodes", file, bytes.length, model.nodes());
    json.put("bytes", bytes.length);
    json.put("operations", model.nodes());
  }
}
