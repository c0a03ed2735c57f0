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
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * An ONNX file as ONNX Runtime runs it fastest: all optimisations of the graph, the minibatch known
 * beforehand, input and output in memory of its own that no call copies.
 */
final class OnnxRuntimeModel implements AutoCloseable {

  private static final String BATCH = "N";

  private final OrtSession session;
  private final OnnxTensor input;
  private final OnnxTensor output;
  private final Map<String, OnnxTensor> inputs;
  private final Map<String, OnnxTensor> outputs;

  /**
   * Loads a network with one input and one output.
   *
   * @param file content of an {@code .onnx} file
   * @param threads that share the work of an operation
   * @param spinning whether threads without work spin for a while before they sleep
   */
  OnnxRuntimeModel(byte[] file, int minibatch, int threads, boolean spinning) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (SessionOptions options = new SessionOptions()) {
      options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
      options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setSymbolicDimensionValue(BATCH, minibatch);
      options.addConfigEntry("session.intra_op.allow_spinning", spinning ? "1" : "0");
      session = environment.createSession(file, options);
    }
    NodeInfo in = session.getInputInfo().values().iterator().next();
    NodeInfo out = session.getOutputInfo().values().iterator().next();
    input = tensor(environment, in, minibatch);
    output = tensor(environment, out, minibatch);
    input().put(0, RandomNumbers.of(input().capacity()));
    inputs = Map.of(in.getName(), input);
    outputs = Map.of(out.getName(), output);
  }

  private static OnnxTensor tensor(OrtEnvironment environment, NodeInfo value, int minibatch)
      throws OrtException {
    long[] shape = ((TensorInfo) value.getInfo()).getShape().clone();
    shape[0] = minibatch;
    int length = 1;
    for (long size : shape) {
      length = Math.multiplyExact(length, Math.toIntExact(size));
    }
    ByteBuffer memory =
        ByteBuffer.allocateDirect(length * Float.BYTES).order(ByteOrder.nativeOrder());
    return OnnxTensor.createTensor(environment, memory.asFloatBuffer(), shape);
  }

  /** What a run reads. */
  FloatBuffer input() {
    return numbers(input);
  }

  /** What a run fills. */
  FloatBuffer output() {
    return numbers(output);
  }

  private static FloatBuffer numbers(OnnxTensor tensor) {
    return tensor.getBufferRef().map(FloatBuffer.class::cast).orElseThrow();
  }

  /** Reads the input and fills the output. */
  OnnxTensor run() throws OrtException {
    session.run(inputs, outputs).close();
    return output;
  }

  @Override
  public void close() {
    input.close();
    output.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
