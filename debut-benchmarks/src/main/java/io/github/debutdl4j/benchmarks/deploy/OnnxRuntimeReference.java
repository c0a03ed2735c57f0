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

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.github.debutdl4j.cli.model.OnnxReference;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ONNX Runtime, for {@code debut export} to compare with. */
public final class OnnxRuntimeReference implements OnnxReference {

  @Override
  public float[][] outputs(byte[] model, float[][] inputs, int examples) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    try (OrtSession session = environment.createSession(model)) {
      int next = 0;
      for (NodeInfo input : session.getInputInfo().values()) {
        long[] shape = ((TensorInfo) input.getInfo()).getShape().clone();
        shape[0] = examples;
        FloatBuffer numbers = FloatBuffer.wrap(inputs[next++]);
        tensors.put(input.getName(), OnnxTensor.createTensor(environment, numbers, shape));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        return numbers(result);
      }
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime: " + e.getMessage(), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private static float[][] numbers(OrtSession.Result result) {
    List<float[]> outputs = new ArrayList<>();
    for (Map.Entry<String, OnnxValue> output : result) {
      FloatBuffer buffer = ((OnnxTensor) output.getValue()).getFloatBuffer();
      float[] all = new float[buffer.remaining()];
      buffer.get(all);
      outputs.add(all);
    }
    return outputs.toArray(float[][]::new);
  }
}
