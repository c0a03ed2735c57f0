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

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Applies a layer's chain and back-propagates through it. Each layer has one; it is safe for use by
 * several threads.
 */
public interface ChainEngine {

  /**
   * Whether the engine computes an activation together with the product. Others are left to ND4J,
   * and the engine is called for the identity.
   */
  boolean fuses(IActivation activation);

  /**
   * Writes product, bias and activation.
   *
   * @param output overwritten
   */
  void forward(ChainCall call, INDArray input, INDArray output);

  /**
   * Writes the gradients of the parameters and of the input.
   *
   * @param epsilon gradient of the loss by the output
   * @param gradients overwritten
   * @param inputEpsilon shape of the input; overwritten
   */
  void backward(
      ChainCall call,
      INDArray input,
      INDArray epsilon,
      ChainParameters gradients,
      INDArray inputEpsilon);
}
