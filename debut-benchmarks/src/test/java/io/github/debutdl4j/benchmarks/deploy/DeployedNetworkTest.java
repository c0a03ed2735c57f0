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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What is compared computes the same. */
class DeployedNetworkTest {

  private static final int MINIBATCH = 2;
  private static final int CLASSES = 10;

  private static ExportedFiles files;

  @BeforeAll
  static void export() throws Exception {
    files = new ExportedFiles();
    files.export(DeployedNetwork.LENET);
  }

  @AfterAll
  static void delete() throws Exception {
    files.close();

    assertThat(files.runtime(DeployedNetwork.LENET).getParent()).doesNotExist();
  }

  @Test
  void allDeButNetworksAgree() throws Exception {
    float[] dl4j = dl4j(true);

    assertThat(runtime()).containsExactly(dl4j, within(1e-5f));
    assertThat(onnxRuntime(files.onnx(DeployedNetwork.LENET))).containsExactly(dl4j, within(1e-5f));
  }

  @Test
  void denseNetworksAgree() throws Exception {
    assertThat(onnxRuntime(files.denseOnnx(DeployedNetwork.LENET)))
        .containsExactly(dl4j(false), within(1e-5f));
  }

  private static float[] dl4j(boolean deBut) {
    Dl4jBenchmark benchmark = new Dl4jBenchmark();
    benchmark.network = DeployedNetwork.LENET;
    benchmark.deBut = deBut;
    benchmark.minibatch = MINIBATCH;
    benchmark.threads = 2;
    benchmark.prepare();
    INDArray output = (INDArray) benchmark.output();
    return output.reshape(MINIBATCH * CLASSES).toFloatVector();
  }

  private static float[] runtime() throws Exception {
    RuntimeBenchmark benchmark = new RuntimeBenchmark();
    benchmark.file = files.runtime(DeployedNetwork.LENET).toString();
    benchmark.minibatch = MINIBATCH;
    benchmark.threads = 2;
    benchmark.prepare();
    try {
      return benchmark.output();
    } finally {
      benchmark.close();
    }
  }

  private static float[] onnxRuntime(Path file) throws Exception {
    byte[] content = Files.readAllBytes(file);
    try (OnnxRuntimeModel model = new OnnxRuntimeModel(content, MINIBATCH, 2, false)) {
      OnnxTensor output = model.run();
      float[] numbers = new float[MINIBATCH * CLASSES];
      output.getFloatBuffer().get(numbers);
      return numbers;
    }
  }
}
