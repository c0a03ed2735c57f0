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
package io.github.debutdl4j.runtime;

import io.github.debutdl4j.internal.session.Execution;
import io.github.debutdl4j.internal.session.Program;
import java.nio.Buffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * Runs a model for one caller at a time.
 *
 * <p>Examples of a call follow one another in an array, each in c order with the shape that the
 * model gives. The number of examples follows from the length of the arrays.
 */
public final class Session implements AutoCloseable {

  private final List<TensorInfo> inputs;
  private final List<TensorInfo> outputs;
  private final int[] inputSizes;
  private final int[] outputSizes;
  private final int batch;
  private final Execution execution;
  private final float[][] oneInput = new float[1][];
  private final float[][] oneOutput = new float[1][];
  private final float[][] copies = new float[2][];
  private boolean closed;

  Session(Model model, Program program, SessionOptions options) {
    inputs = model.inputs();
    outputs = model.outputs();
    inputSizes = sizes(inputs);
    outputSizes = sizes(outputs);
    batch = options.batch();
    execution = new Execution(program, options.threads());
  }

  private static int[] sizes(List<TensorInfo> infos) {
    int[] sizes = new int[infos.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = infos.get(i).size();
    }
    return sizes;
  }

  /**
   * Runs a model that has one input and one output. Allocates nothing.
   *
   * @param input one or more examples
   * @param output receives as many results
   * @throws IllegalArgumentException if the lengths do not fit the model or each other, there are
   *     more examples than the session was made for, or a number is not a row of a table
   * @throws IllegalStateException if the session is closed
   */
  public void run(float[] input, float[] output) {
    oneInput[0] = input;
    oneOutput[0] = output;
    run(oneInput, oneOutput);
  }

  /**
   * Runs a model that has one input and one output. Reads all that remains in one buffer and fills
   * all that remains in the other; their positions do not move.
   *
   * @throws IllegalArgumentException as for arrays
   */
  public void run(FloatBuffer input, FloatBuffer output) {
    copies[0] = copy(copies[0], input.remaining());
    copies[1] = copy(copies[1], output.remaining());
    Buffer from = input; // Android 8 has positions in Buffer alone
    int position = from.position();
    input.get(copies[0]);
    from.position(position);
    run(copies[0], copies[1]);
    Buffer to = output;
    position = to.position();
    output.put(copies[1]);
    to.position(position);
  }

  private static float[] copy(float[] last, int length) {
    return last != null && last.length == length ? last : new float[length];
  }

  /**
   * Runs a model with any number of inputs and outputs.
   *
   * @param in an array for each of {@link Model#inputs}, in that order
   * @param out an array for each of {@link Model#outputs}, in that order
   * @throws IllegalArgumentException as for one input
   */
  public void run(float[][] in, float[][] out) {
    if (closed) {
      throw new IllegalStateException("the session is closed");
    }
    checkCount("inputs", inputs, in);
    checkCount("outputs", outputs, out);
    int examples = in[0].length / inputSizes[0];
    for (int i = 0; i < in.length; i++) {
      checkLength(inputs.get(i), in[i].length, inputSizes[i], examples);
    }
    for (int i = 0; i < out.length; i++) {
      checkLength(outputs.get(i), out[i].length, outputSizes[i], examples);
    }
    for (int i = 0; i < in.length; i++) {
      execution.write(i, in[i], examples);
    }
    execution.run(examples);
    for (int i = 0; i < out.length; i++) {
      execution.read(i, out[i], examples);
    }
  }

  /**
   * Runs a model whose inputs and outputs are named.
   *
   * @param in an array for each input
   * @param out an array for each output
   * @throws IllegalArgumentException if a name is missing or not known, and as for one input
   */
  public void run(Map<String, float[]> in, Map<String, float[]> out) {
    run(ordered("input", inputs, in), ordered("output", outputs, out));
  }

  @Override
  public void close() {
    closed = true;
    execution.close();
  }

  private static float[][] ordered(
      String what, List<TensorInfo> infos, Map<String, float[]> arrays) {
    float[][] ordered = new float[infos.size()][];
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] = arrays.get(infos.get(i).name());
      if (ordered[i] == null || arrays.size() != ordered.length) {
        throw new IllegalArgumentException(
            String.format("%ss %s for a model with %s", what, arrays.keySet(), infos));
      }
    }
    return ordered;
  }

  private static void checkCount(String what, List<TensorInfo> infos, float[][] arrays) {
    if (arrays.length != infos.size()) {
      throw new IllegalArgumentException(
          String.format("%d %s for a model with %s", arrays.length, what, infos));
    }
  }

  private void checkLength(TensorInfo info, int length, int size, int examples) {
    if (examples < 1 || examples > batch || length != (long) examples * size) {
      throw new IllegalArgumentException(
          String.format(
              "%d numbers for %s; expected %d for each of 1 to %d examples, as many for all",
              length, info, size, batch));
    }
  }
}
