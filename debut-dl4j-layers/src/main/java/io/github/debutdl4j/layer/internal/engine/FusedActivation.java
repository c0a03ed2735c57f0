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

import io.github.debutdl4j.internal.network.Activation.Kind;
import java.util.Optional;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/**
 * The kernel's counterpart of one of DL4J's activations.
 *
 * @param alpha its parameter, 0 where there is none
 */
record FusedActivation(Kind kind, double alpha) {

  private static final ActivationReLU PLAIN_RELU = new ActivationReLU();

  /** The same function; empty if the kernel does not have it. */
  static Optional<FusedActivation> of(IActivation activation) {
    Class<?> type = activation.getClass();
    if (type == ActivationIdentity.class) {
      return fused(Kind.IDENTITY, 0);
    } else if (type == ActivationReLU.class) {
      return PLAIN_RELU.equals(activation) ? fused(Kind.RELU, 0) : Optional.empty();
    } else if (type == ActivationLReLU.class) {
      return fused(Kind.LEAKY_RELU, ((ActivationLReLU) activation).getAlpha());
    } else if (type == ActivationReLU6.class) {
      return fused(Kind.RELU6, 0);
    } else if (type == ActivationHardTanH.class) {
      return fused(Kind.HARD_TANH, 0);
    }
    return smooth(activation, type);
  }

  private static Optional<FusedActivation> smooth(IActivation activation, Class<?> type) {
    if (type == ActivationSigmoid.class) {
      return fused(Kind.SIGMOID, 0);
    } else if (type == ActivationTanH.class) {
      return fused(Kind.TANH, 0);
    } else if (type == ActivationSoftPlus.class) {
      return fused(Kind.SOFTPLUS, 0);
    } else if (type == ActivationELU.class) {
      // ND4J's derivative of others leaves alpha out.
      double alpha = ((ActivationELU) activation).getAlpha();
      return alpha == 1 ? fused(Kind.ELU, alpha) : Optional.empty();
    } else if (type == ActivationSwish.class) {
      return fused(Kind.SWISH, 1);
    } else if (type == ActivationGELU.class) {
      boolean precise = ((ActivationGELU) activation).isPrecise();
      return precise ? Optional.empty() : fused(Kind.GELU, 0);
    }
    return Optional.empty();
  }

  private static Optional<FusedActivation> fused(Kind kind, double alpha) {
    return Optional.of(new FusedActivation(kind, alpha));
  }
}
