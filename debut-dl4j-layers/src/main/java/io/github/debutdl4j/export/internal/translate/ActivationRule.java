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
import io.github.debutdl4j.layer.internal.engine.KnownActivation;
import java.util.List;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** DL4J's activation functions as operations. */
public final class ActivationRule {

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

  /**
   * DL4J takes the softmax over the last dimension of the array, even if that does not hold the
   * classes.
   */
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
    KnownActivation known =
        KnownActivation.of(function)
            .orElseThrow(
                () -> new UnsupportedOperation(describe(function) + " has no counterpart"));
    return new Activation(known.kind(), (float) known.alpha());
  }

  private static String describe(IActivation function) {
    return function instanceof ActivationReLU relu
        ? "ReLU with maximum %s, threshold %s and slope %s"
            .formatted(relu.getMax(), relu.getThreshold(), relu.getNegativeSlope())
        : "the activation " + function;
  }
}
