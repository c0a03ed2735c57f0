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
package io.github.debutdl4j.layer.internal.engine;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of a chain layer, or their gradients, as one step of training uses them.
 *
 * @param factors one tensor [blocks, t, r, s] per factor, first applied first
 * @param bias [1, nOut], null for a layer without bias
 */
public record ChainParameters(List<INDArray> factors, INDArray bias) {

  /** The gradient as DL4J expects it: the views, each in c order. */
  public static Gradient gradient(Map<String, INDArray> views) {
    Gradient gradient = new DefaultGradient();
    views.forEach((key, view) -> gradient.setGradientFor(key, view, 'c'));
    return gradient;
  }
}
