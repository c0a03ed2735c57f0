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
package io.github.debutdl4j.export.internal.translate;

import io.github.debutdl4j.internal.network.Activation;
import io.github.debutdl4j.internal.network.Activation.Kind;
import io.github.debutdl4j.internal.network.Operation;
import java.util.List;
import java.util.Map;
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
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.activations.impl.ActivationThresholdedReLU;

/** DL4J's activation functions as operations. */
public final class ActivationRule {

  private static final Map<Class<? extends IActivation>, Kind> PLAIN =
      Map.ofEntries(
          Map.entry(ActivationIdentity.class, Kind.IDENTITY),
          Map.entry(ActivationReLU6.class, Kind.RELU6),
          Map.entry(ActivationSELU.class, Kind.SELU),
          Map.entry(ActivationSigmoid.class, Kind.SIGMOID),
          Map.entry(ActivationHardSigmoid.class, Kind.HARD_SIGMOID),
          Map.entry(ActivationTanH.class, Kind.TANH),
          Map.entry(ActivationHardTanH.class, Kind.HARD_TANH),
          Map.entry(ActivationRationalTanh.class, Kind.RATIONAL_TANH),
          Map.entry(ActivationRectifiedTanh.class, Kind.RECTIFIED_TANH),
          Map.entry(ActivationSoftPlus.class, Kind.SOFTPLUS),
          Map.entry(ActivationSoftSign.class, Kind.SOFTSIGN),
          Map.entry(ActivationSwish.class, Kind.SWISH),
          Map.entry(ActivationMish.class, Kind.MISH),
          Map.entry(ActivationCube.class, Kind.CUBE));

  private static final double RELU6_MAXIMUM = 6;

  private ActivationRule() {}

  /** Adds a layer's activation; nothing for the identity. */
  public static LayerValue add(NetworkBuilder network, IActivation function, LayerValue input) {
    if (function == null) {
      return input;
    }
    if (function.getClass() == ActivationSoftmax.class) {
      return softmax(network, input);
    }
    Activation activation = of(function);
    return activation.kind() == Kind.IDENTITY
        ? input
        : network.add(new Operation.Activate(activation), input);
  }

  /** DL4J takes the softmax over the last dimension of the array, whatever it holds. */
  private static LayerValue softmax(NetworkBuilder network, LayerValue input) {
    Operation softmax = new Operation.Softmax();
    if (input.form().isFeaturesLast()) {
      return network.add(softmax, input);
    }
    boolean image = input.form().isImage();
    LayerValue turned =
        network.add(new Operation.Permutation(image ? List.of(2, 0, 1) : List.of(1, 0)), input);
    return network.add(
        new Operation.Permutation(image ? List.of(1, 2, 0) : List.of(1, 0)),
        network.add(softmax, turned));
  }

  /**
   * A function of single numbers.
   *
   * @throws UnsupportedOperation if there is none for it
   */
  public static Activation of(IActivation function) {
    Class<?> type = function.getClass();
    if (type == ActivationReLU.class) {
      return relu((ActivationReLU) function);
    }
    if (type == ActivationLReLU.class) {
      return with(Kind.LEAKY_RELU, ((ActivationLReLU) function).getAlpha());
    }
    if (type == ActivationELU.class) {
      return with(Kind.ELU, ((ActivationELU) function).getAlpha());
    }
    if (type == ActivationThresholdedReLU.class) {
      return with(Kind.THRESHOLDED_RELU, ((ActivationThresholdedReLU) function).getTheta());
    }
    if (type == ActivationGELU.class) {
      return Activation.of(((ActivationGELU) function).isPrecise() ? Kind.GELU_TANH : Kind.GELU);
    }
    Kind kind = PLAIN.get(type);
    if (kind == null) {
      throw new UnsupportedOperation("the activation " + function + " has no counterpart");
    }
    return Activation.of(kind);
  }

  private static Activation relu(ActivationReLU function) {
    double slope = function.getNegativeSlope() == null ? 0 : function.getNegativeSlope();
    double threshold = function.getThreshold() == null ? 0 : function.getThreshold();
    Double maximum = function.getMax();
    if (threshold == 0 && maximum == null) {
      return slope == 0 ? Activation.RELU : with(Kind.LEAKY_RELU, slope);
    }
    if (threshold == 0 && slope == 0 && maximum == RELU6_MAXIMUM) {
      return Activation.of(Kind.RELU6);
    }
    throw new UnsupportedOperation(
        "ReLU with maximum %s, threshold %s and slope %s has no counterpart"
            .formatted(maximum, threshold, slope));
  }

  private static Activation with(Kind kind, double alpha) {
    return new Activation(kind, (float) alpha);
  }
}
