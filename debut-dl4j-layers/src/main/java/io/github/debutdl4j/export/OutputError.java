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

import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.Session;
import io.github.debutdl4j.runtime.TensorInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How much the outputs of a model differ from those with exact weights.
 *
 * @param maximum largest difference of a number
 * @param mean mean difference of a number
 * @param examples how many examples were compared
 */
public record OutputError(double maximum, double mean, int examples) {

  private static final int RANDOM_EXAMPLES = 16;
  private static final long SEED = 20210927;

  /** Compares on inputs drawn from a normal distribution, the same each time. */
  static OutputError measure(Model exact, Model stored) {
    Random random = new Random(SEED);
    float[][] inputs = new float[exact.inputs().size()][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = new float[RANDOM_EXAMPLES * exact.inputs().get(i).size()];
      for (int j = 0; j < inputs[i].length; j++) {
        inputs[i][j] = (float) random.nextGaussian();
      }
    }
    return measure(exact, stored, inputs);
  }

  static OutputError measure(Model exact, Model stored, float[]... inputs) {
    List<TensorInfo> infos = exact.inputs();
    int examples = inputs[0].length / infos.get(0).size();
    double maximum = 0;
    double sum = 0;
    long count = 0;
    try (Session one = exact.newSession();
        Session other = stored.newSession()) {
      for (int n = 0; n < examples; n++) {
        float[][] example = example(infos, inputs, n);
        float[][] expected = run(one, exact, example);
        float[][] actual = run(other, stored, example);
        for (int i = 0; i < expected.length; i++) {
          for (int j = 0; j < expected[i].length; j++) {
            double difference = Math.abs((double) expected[i][j] - actual[i][j]);
            maximum = Math.max(maximum, difference);
            sum += difference;
            count++;
          }
        }
      }
    }
    return new OutputError(maximum, sum / count, examples);
  }

  private static float[][] example(List<TensorInfo> infos, float[][] inputs, int n) {
    float[][] example = new float[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      int size = infos.get(i).size();
      example[i] = Arrays.copyOfRange(inputs[i], n * size, (n + 1) * size);
    }
    return example;
  }

  private static float[][] run(Session session, Model model, float[][] inputs) {
    float[][] outputs =
        model.outputs().stream().map(info -> new float[info.size()]).toArray(float[][]::new);
    session.run(inputs, outputs);
    return outputs;
  }
}
