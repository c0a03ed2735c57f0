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
package io.github.debutdl4j.export;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs an ONNX model in ONNX Runtime. */
final class OrtRun {

  private OrtRun() {}

  /** The outputs in the model's order, each as numbers in c order. */
  static List<float[]> outputs(OnnxModel model, Map<String, INDArray> inputs) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model.toByteArray());
        OrtSession.Result result = session.run(tensors(environment, inputs))) {
      List<float[]> outputs = new ArrayList<>();
      for (Map.Entry<String, ?> output : result) {
        FloatBuffer numbers = ((OnnxTensor) output.getValue()).getFloatBuffer();
        float[] all = new float[numbers.remaining()];
        numbers.get(all);
        outputs.add(all);
      }
      return outputs;
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, OnnxTensor> tensors(
      OrtEnvironment environment, Map<String, INDArray> inputs) throws OrtException {
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, INDArray> input : inputs.entrySet()) {
      INDArray x = input.getValue();
      FloatBuffer numbers = FloatBuffer.wrap(x.dup('c').reshape(x.length()).toFloatVector());
      tensors.put(input.getKey(), OnnxTensor.createTensor(environment, numbers, x.shape()));
    }
    return tensors;
  }
}
