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
package io.github.debutdl4j.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.debutdl4j.export.DeButExporter;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.export.OnnxForm;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Exported zoo networks compute what DL4J computes. */
class ZooExportTest {

  static List<AllDeButModel> models() {
    return SmallInstances.all(DataType.FLOAT, new Sgd(0.1));
  }

  @ParameterizedTest
  @MethodSource("models")
  void onnx(AllDeButModel model) throws OrtException {
    ComputationGraph network = model.init();
    int[] shape = model.inputShape();
    Nd4j.getRandom().setSeed(7);
    INDArray x = Nd4j.rand(DataType.FLOAT, 3, shape[0], shape[1], shape[2]);
    INDArray expected = network.outputSingle(x);
    for (OnnxForm form : OnnxForm.values()) {
      ExportOptions options = ExportOptions.builder().inputShape(shape).onnxForm(form).build();
      byte[] bytes = DeButExporter.onnx(network, options).toByteArray();
      float[] actual = run(bytes, network.getConfiguration().getNetworkInputs().get(0), x);
      double worst = 0;
      float[] e = expected.dup('c').reshape(expected.length()).toFloatVector();
      double scale = expected.amaxNumber().doubleValue();
      assertThat(actual).hasSameSizeAs(e);
      for (int i = 0; i < e.length; i++) {
        worst = Math.max(worst, Math.abs(e[i] - actual[i]));
      }

      assertThat(worst).isLessThanOrEqualTo(1e-5 * scale);
    }
  }

  private static float[] run(byte[] model, String input, INDArray x) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model);
        OnnxTensor tensor =
            OnnxTensor.createTensor(
                environment,
                FloatBuffer.wrap(x.dup('c').reshape(x.length()).toFloatVector()),
                x.shape());
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      FloatBuffer numbers = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] all = new float[numbers.remaining()];
      numbers.get(all);
      return all;
    }
  }
}
