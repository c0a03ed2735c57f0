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
package io.github.debutdl4j.benchmarks.deploy;

import io.github.debutdl4j.export.DeButExporter;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.export.OnnxForm;
import io.github.debutdl4j.zoo.AllDeButLeNet;
import io.github.debutdl4j.zoo.AllDeButModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Networks with random weights, exported to a temporary directory until this is closed. */
final class ExportedFiles implements AutoCloseable {

  private final Path directory;

  ExportedFiles() throws IOException {
    directory = Files.createTempDirectory("debut-bench");
  }

  /** Writes the All-DeBut network for the runtime and as ONNX, and its dense twin as ONNX. */
  void export(DeployedNetwork network) throws IOException {
    AllDeButModel model = network.model();
    ExportOptions.Builder options = ExportOptions.builder().inputShape(model.inputShape());
    ComputationGraph deBut = model.init();
    DeButExporter.runtime(deBut, options.build()).write(runtime(network));
    DeButExporter.onnx(deBut, options.onnxForm(OnnxForm.FAST).build()).write(onnx(network));
    ComputationGraph dense = model.initDense();
    DeButExporter.onnx(dense, options.onnxForm(OnnxForm.DENSE).build()).write(denseOnnx(network));
  }

  /** Writes the zoo's LeNet, trained on digits, for the runtime. */
  Path exportTrainedLeNet() throws IOException {
    AllDeButLeNet lenet = AllDeButLeNet.builder().build();
    ExportOptions options = ExportOptions.builder().inputShape(lenet.inputShape()).build();
    Path file = directory.resolve("lenet-trained.debut");
    DeButExporter.runtime(lenet.initPretrained(), options).write(file);
    return file;
  }

  /** A path in the directory where nothing is yet. */
  Path fresh(String name) {
    return directory.resolve(name);
  }

  Path runtime(DeployedNetwork network) {
    return directory.resolve(network.key() + ".debut");
  }

  /** The chains in their fast form. */
  Path onnx(DeployedNetwork network) {
    return directory.resolve(network.key() + ".onnx");
  }

  /** The dense twin, batch normalisation folded into its linear layers. */
  Path denseOnnx(DeployedNetwork network) {
    return directory.resolve(network.key() + "-dense.onnx");
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(directory)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }
}
