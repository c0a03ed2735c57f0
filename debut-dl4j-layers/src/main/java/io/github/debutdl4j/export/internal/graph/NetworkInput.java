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
package io.github.debutdl4j.export.internal.graph;

import io.github.debutdl4j.export.internal.translate.Form;
import io.github.debutdl4j.export.internal.translate.FormRule;
import io.github.debutdl4j.export.internal.translate.LayerValue;
import io.github.debutdl4j.export.internal.translate.NetworkBuilder;
import io.github.debutdl4j.export.internal.translate.UnsupportedOperation;
import io.github.debutdl4j.internal.network.Shape;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.inputs.InputType;

/**
 * An input as a caller of DL4J lays it out.
 *
 * @param shape of one example, in the order of DL4J's array
 * @param form what the sizes are
 */
record NetworkInput(Shape shape, Form form) {

  /** An input of this type. */
  static NetworkInput of(InputType type) {
    long[] sizes = type.getShape();
    if (sizes.length > 3 || Arrays.stream(sizes).anyMatch(s -> s < 1 || s > Integer.MAX_VALUE)) {
      throw new UnsupportedOperation("an input of type " + type + " cannot be exported");
    }
    return new NetworkInput(
        Shape.of(Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray()), form(type));
  }

  private static Form form(InputType type) {
    if (type instanceof InputType.InputTypeConvolutional images) {
      return FormRule.of(images.getFormat());
    }
    if (type instanceof InputType.InputTypeRecurrent sequences) {
      return FormRule.of(sequences.getFormat());
    }
    return Form.ROWS;
  }

  /** The shape with features or channels first. */
  Shape featuresFirstShape() {
    return switch (form) {
      case NHWC -> Shape.of(shape.size(2), shape.size(0), shape.size(1));
      case NWC -> Shape.of(shape.size(1), shape.size(0));
      default -> shape;
    };
  }

  /** Brings features or channels to the front. */
  LayerValue featuresFirst(NetworkBuilder network, LayerValue given) {
    return FormRule.featuresFirst(network, given, form);
  }
}
