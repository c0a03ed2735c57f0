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
package io.github.debutdl4j.internal.kernel.simd;

import io.github.debutdl4j.internal.kernel.activation.DoubleActivations;
import io.github.debutdl4j.internal.kernel.activation.FloatActivation;
import io.github.debutdl4j.internal.kernel.activation.FloatActivations;
import io.github.debutdl4j.internal.network.Activation;

/**
 * Activation functions with the processor's vector instructions. For double, and where the JIT
 * vectorises plain loops, those in plain Java are used.
 */
final class SimdActivations extends FloatActivations {

  private SimdActivations() {}

  static FloatActivations ofFloat() {
    return new SimdActivations();
  }

  static DoubleActivations ofDouble() {
    return new DoubleActivations();
  }

  @Override
  public FloatActivation of(Activation.Kind kind, double alpha) {
    return switch (kind) {
      case SIGMOID -> new SimdSigmoid();
      case TANH -> new SimdTanh();
      case SOFTPLUS -> new SimdSoftplus();
      case ELU -> new SimdElu((float) alpha);
      case GELU -> new SimdSwish(GELU_SLOPE);
      case SWISH -> new SimdSwish((float) alpha);
      default -> super.of(kind, alpha);
    };
  }
}
