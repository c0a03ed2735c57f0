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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.runtime.Session;
import io.github.debutdl4j.runtime.SessionOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Compares what exported networks compute with what DL4J computes. */
final class ExportParity {

  private static final double TOLERANCE = 1e-5;
  private static final int EXAMPLES = 3;

  private ExportParity() {}

  /** Checks a network on random inputs of these shapes, one per input, in every form. */
  static void check(Model network, int[]... shapes) {
    ExportOptions.Builder options = ExportOptions.builder();
    Map<String, INDArray> inputs = new LinkedHashMap<>();
    List<String> names = inputNames(network);
    Random random = new Random(5);
    for (int i = 0; i < shapes.length; i++) {
      options.inputShape(names.get(i), shapes[i]);
      inputs.put(names.get(i), numbers(random, shapes[i]));
    }
    check(network, options, inputs);
  }

  /** Checks a network on these inputs, in every form. */
  static void check(Model network, ExportOptions.Builder options, Map<String, INDArray> inputs) {
    check(network, options, inputs, OnnxForm.values());
  }

  /** Checks a network of one input in the runtime and in one form of ONNX. */
  static void check(Model network, OnnxForm form, int[] shape) {
    check(
        network,
        ExportOptions.builder().inputShape(shape),
        Map.of(inputNames(network).get(0), numbers(new Random(5), shape)),
        form);
  }

  /** Checks a network of one input in the runtime alone. */
  static void checkRuntime(Model network, ExportOptions.Builder options, INDArray input) {
    check(network, options, Map.of(inputNames(network).get(0), input), new OnnxForm[0]);
  }

  private static void check(
      Model network,
      ExportOptions.Builder options,
      Map<String, INDArray> inputs,
      OnnxForm... forms) {
    List<INDArray> expected = expected(network, inputs);
    compare("runtime", expected, runtime(network, options.build(), inputs));
    for (OnnxForm form : forms) {
      OnnxModel model = DeButExporter.onnx(network, options.onnxForm(form).build());
      compare("ONNX, " + form, expected, OrtRun.outputs(model, inputs));
    }
  }

  private static List<float[]> runtime(
      Model network, ExportOptions options, Map<String, INDArray> inputs) {
    io.github.debutdl4j.runtime.Model model = DeButExporter.runtime(network, options).model();
    int examples = (int) inputs.values().iterator().next().size(0);
    float[][] in =
        inputs.values().stream()
            .map(x -> x.dup('c').reshape(x.length()).toFloatVector())
            .toArray(float[][]::new);
    float[][] out =
        model.outputs().stream()
            .map(info -> new float[examples * info.size()])
            .toArray(float[][]::new);
    try (Session session = model.newSession(SessionOptions.defaults().withBatch(examples))) {
      session.run(in, out);
    }
    return List.of(out);
  }

  static List<String> inputNames(Model network) {
    return network instanceof ComputationGraph graph
        ? graph.getConfiguration().getNetworkInputs()
        : List.of("input");
  }

  private static List<INDArray> expected(Model network, Map<String, INDArray> inputs) {
    INDArray[] given = inputs.values().stream().map(INDArray::dup).toArray(INDArray[]::new);
    return network instanceof ComputationGraph graph
        ? List.of(graph.output(given))
        : List.of(((MultiLayerNetwork) network).output(given[0]));
  }

  private static void compare(String what, List<INDArray> expected, List<float[]> actual) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int output = 0; output < actual.size(); output++) {
      INDArray array = expected.get(output);
      float[] numbers = array.dup('c').reshape(array.length()).toFloatVector();
      double scale = Math.max(1e-3, array.amaxNumber().doubleValue());
      assertThat(actual.get(output)).as(what).hasSameSizeAs(numbers);
      for (int i = 0; i < numbers.length; i++) {
        assertThat(Math.abs((double) numbers[i] - actual.get(output)[i]))
            .as(
                "%s: output %d, number %d: %s, DL4J gives %s",
                what, output, i, actual.get(output)[i], numbers[i])
            .isLessThanOrEqualTo(TOLERANCE * scale);
      }
    }
  }

  static INDArray numbers(Random random, int... shape) {
    long[] sizes = new long[shape.length + 1];
    sizes[0] = EXAMPLES;
    int count = EXAMPLES;
    for (int i = 0; i < shape.length; i++) {
      sizes[i + 1] = shape[i];
      count *= shape[i];
    }
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return Nd4j.createFromArray(numbers).reshape(sizes);
  }

  /** Gives every parameter random numbers: biases and running statistics are not left at zero. */
  static <M extends Model> M randomized(M network, long seed) {
    Random random = new Random(seed);
    Map<String, INDArray> parameters = network.paramTable();
    for (Map.Entry<String, INDArray> parameter : parameters.entrySet()) {
      boolean variance = parameter.getKey().endsWith("_var");
      boolean deviation = parameter.getKey().endsWith("_log10stdev");
      INDArray array = parameter.getValue();
      for (long i = 0; i < array.length(); i++) {
        double gaussian = random.nextGaussian();
        double scaled = gaussian * (deviation ? 0.2 : 0.4);
        array.putScalar(i, variance ? 0.5 + Math.abs(gaussian) : scaled);
      }
    }
    return network;
  }
}
