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
package io.github.debutdl4j.layer;

import io.github.debutdl4j.internal.network.Activation;
import java.util.Optional;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;

/** Finds the kernel's activation for one of DL4J. */
final class FusedActivation {

  private static final ActivationReLU PLAIN_RELU = new ActivationReLU();

  private FusedActivation() {}

  /** The same function; empty if the kernel does not have it. */
  static Optional<Activation> of(IActivation activation) {
    if (activation instanceof ActivationIdentity) {
      return Optional.of(Activation.IDENTITY);
    }
    return PLAIN_RELU.equals(activation) ? Optional.of(Activation.RELU) : Optional.empty();
  }
}
