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
package io.github.debutdl4j.examples;

import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.Models;
import io.github.debutdl4j.runtime.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs an exported network with debut-core alone: no DL4J, no native library. */
public final class RunWithoutDl4j {

  private RunWithoutDl4j() {}

  /**
   * Reads a model and classifies one example.
   *
   * @param args the file that {@link ExportToRuntime} wrote
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("expected one argument, the file of ExportToRuntime");
    }
    Model model = Models.read(Path.of(args[0])); // immutable; threads may share it
    System.out.println("inputs " + model.inputs() + ", outputs " + model.outputs());
    System.out.println("digits: " + Arrays.toString(read(model, Digits.read())));
  }

  /** The most probable class of each image. */
  static int[] read(Model model, float[][] images) {
    int[] classes = new int[images.length];
    float[] probabilities = new float[model.outputs().get(0).size()];
    try (Session session = model.newSession()) { // for one thread; owns the memory of a run
      for (int n = 0; n < images.length; n++) {
        session.run(images[n], probabilities);
        classes[n] = largest(probabilities);
      }
    }
    return classes;
  }

  private static int largest(float[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return largest;
  }
}
