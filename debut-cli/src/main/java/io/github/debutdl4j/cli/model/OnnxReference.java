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
package io.github.debutdl4j.cli.model;

import java.util.Optional;
import java.util.ServiceLoader;

/** Runs ONNX models, so that an exported one can be compared with the network it came from. */
public interface OnnxReference {

  /**
   * The outputs of a model.
   *
   * @param model content of an {@code .onnx} file
   * @param inputs in the model's order, the examples of each one after another
   * @param examples how many
   */
  float[][] outputs(byte[] model, float[][] inputs, int examples);

  /** What this build has; ONNX Runtime where the benchmarks are present. */
  static Optional<OnnxReference> find() {
    return ServiceLoader.load(OnnxReference.class).findFirst();
  }
}
