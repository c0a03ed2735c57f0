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
package io.github.debutdl4j.examples;

import io.github.debutdl4j.export.DeButExporter;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.export.OnnxForm;
import io.github.debutdl4j.export.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Writes a DL4J network as ONNX, for ONNX Runtime and other programs that read such files. */
public final class ExportToOnnx {

  private ExportToOnnx() {}

  /**
   * Exports a network from the zoo to ONNX.
   *
   * @param args the file to write; a temporary one by default
   */
  public static void main(String[] args) throws IOException {
    Path file = args.length > 0 ? Path.of(args[0]) : Files.createTempFile("lenet", ".onnx");
    ComputationGraph lenet = ZooNetwork.lenet();

    OnnxModel model = exported(lenet, OnnxForm.FAST);
    model.write(file);
    System.out.printf("%s: %d nodes, %d bytes%n", file, model.nodes(), Files.size(file));

    for (OnnxForm form : OnnxForm.values()) {
      int bytes = exported(lenet, form).toByteArray().length;
      System.out.printf("%-5s %6d bytes%n", form, bytes);
    }
  }

  static OnnxModel exported(ComputationGraph network, OnnxForm form) {
    return DeButExporter.onnx(
        network,
        ExportOptions.builder()
            .inputShape(1, Digits.SIDE, Digits.SIDE) // of one example: DL4J does not keep it
            .onnxForm(form)
            .build());
  }
}
