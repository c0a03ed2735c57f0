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

import io.github.debutdl4j.cli.model.OnnxReference;
import io.github.debutdl4j.export.DeButExporter;
import io.github.debutdl4j.export.ExportCheck;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.zoo.AllDeButLeNet;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;

class OnnxRuntimeReferenceTest {

  @Test
  void isFoundAndAgreesWithDl4j() {
    AllDeButLeNet lenet = AllDeButLeNet.builder().build();
    ComputationGraph network = lenet.init();
    ExportOptions options = ExportOptions.builder().inputShape(lenet.inputShape()).build();
    byte[] onnx = DeButExporter.onnx(network, options).toByteArray();
    OnnxReference reference = OnnxReference.find().orElseThrow();

    double error =
        new ExportCheck(network, options)
            .error(inputs -> reference.outputs(onnx, inputs, ExportCheck.EXAMPLES));

    assertThat(error).isLessThan(1e-5);
  }
}
