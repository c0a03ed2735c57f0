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
import io.github.debutdl4j.export.RuntimeModel;
import io.github.debutdl4j.export.WeightFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Writes a DL4J network as a file that debut-core runs without DL4J; see {@link RunWithoutDl4j}.
 */
public final class ExportToRuntime {

  private ExportToRuntime() {}

  /**
   * Exports a network from the zoo to the format of the runtime.
   *
   * @param args the file to write; a temporary one by default
   */
  public static void main(String[] args) throws IOException {
    Path file = args.length > 0 ? Path.of(args[0]) : Files.createTempFile("lenet", ".debut");
    ComputationGraph lenet = ZooNetwork.lenet();

    RuntimeModel exact = exported(lenet, WeightFormat.F32);
    exact.write(file);
    System.out.printf("%s: %d operations, %d bytes%n", file, exact.operations(), Files.size(file));

    RuntimeModel bytes = exported(lenet, WeightFormat.I8);
    System.out.printf(
        "with one byte for each weight: %d bytes, probabilities off by at most %.4f%n",
        bytes.toByteArray().length, bytes.error().maximum());
  }

  /** Fails if the runtime has no operation for a layer, and lists all such layers. */
  static RuntimeModel exported(ComputationGraph network, WeightFormat weights) {
    return DeButExporter.runtime(
        network,
        ExportOptions.builder()
            .inputShape(1, Digits.SIDE, Digits.SIDE) // of one example: DL4J does not keep it
            .weights(weights)
            .build());
  }
}
