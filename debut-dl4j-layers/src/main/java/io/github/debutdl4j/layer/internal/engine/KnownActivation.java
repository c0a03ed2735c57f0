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

import io.github.debutdl4j.internal.network.Activation;
import io.github.debutdl4j.internal.network.Activation.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationRationalTanh;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationRectifiedTanh;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.activations.impl.ActivationThresholdedReLU;

/**
 * One of DL4J's activation functions by its kind: the one table for layers and export.
 *
 * @param alpha the function's parameter, in the precision in which DL4J holds it
 */
public record KnownActivation(Kind kind, double alpha) {

  private static final Map<Class<?>, Function<IActivation, Optional<KnownActivation>>> TABLE =
      new HashMap<>();

  static {
    plain(ActivationIdentity.class, Kind.IDENTITY);
    plain(ActivationReLU6.class, Kind.RELU6);
    plain(ActivationSELU.class, Kind.SELU);
    plain(ActivationSigmoid.class, Kind.SIGMOID);
    plain(ActivationHardSigmoid.class, Kind.HARD_SIGMOID);
    plain(ActivationTanH.class, Kind.TANH);
    plain(ActivationHardTanH.class, Kind.HARD_TANH);
    plain(ActivationRationalTanh.class, Kind.RATIONAL_TANH);
    plain(ActivationRectifiedTanh.class, Kind.RECTIFIED_TANH);
    plain(ActivationSoftPlus.class, Kind.SOFTPLUS);
    plain(ActivationSoftSign.class, Kind.SOFTSIGN);
    plain(ActivationSwish.class, Kind.SWISH);
    plain(ActivationMish.class, Kind.MISH);
    plain(ActivationCube.class, Kind.CUBE);
    entry(ActivationLReLU.class, f -> with(Kind.LEAKY_RELU, f.getAlpha()));
    entry(ActivationELU.class, f -> with(Kind.ELU, f.getAlpha()));
    entry(ActivationThresholdedReLU.class, f -> with(Kind.THRESHOLDED_RELU, f.getTheta()));
    entry(ActivationGELU.class, f -> usual(f.isPrecise() ? Kind.GELU_TANH : Kind.GELU));
    entry(ActivationReLU.class, KnownActivation::relu);
  }

  /** What DL4J's function is; empty if there is no kind for it. */
  public static Optional<KnownActivation> of(IActivation activation) {
    Function<IActivation, Optional<KnownActivation>> entry = TABLE.get(activation.getClass());
    return entry == null ? Optional.empty() : entry.apply(activation);
  }

  /**
   * The same with a derivative that ND4J takes from the same formula: what a kernel may replace.
   */
  static Optional<KnownActivation> differentiable(IActivation activation) {
    return of(activation)
        .filter(
            known ->
                switch (known.kind) {
                  case ELU -> known.alpha == 1; // else ND4J's derivative leaves alpha out
                  case LEAKY_RELU, RELU6 -> activation.getClass() != ActivationReLU.class;
                  default -> true;
                });
  }

  private static <T extends IActivation> void entry(
      Class<T> type, Function<T, Optional<KnownActivation>> known) {
    TABLE.put(type, activation -> known.apply(type.cast(activation)));
  }

  private static void plain(Class<? extends IActivation> type, Kind kind) {
    entry(type, activation -> usual(kind));
  }

  private static Optional<KnownActivation> usual(Kind kind) {
    return with(kind, Activation.of(kind).alpha());
  }

  private static Optional<KnownActivation> with(Kind kind, double alpha) {
    return Optional.of(new KnownActivation(kind, alpha));
  }

  /** ReLU with maximum, threshold and slope, where it is one of the kinds. */
  private static Optional<KnownActivation> relu(ActivationReLU function) {
    double slope = function.getNegativeSlope() == null ? 0 : function.getNegativeSlope();
    double threshold = function.getThreshold() == null ? 0 : function.getThreshold();
    Double maximum = function.getMax();
    if (threshold == 0 && maximum == null) {
      return slope == 0 ? usual(Kind.RELU) : with(Kind.LEAKY_RELU, slope);
    }
    return threshold == 0 && slope == 0 && maximum == 6 ? usual(Kind.RELU6) : Optional.empty();
  }
}
