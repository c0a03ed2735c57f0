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

import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;

/** Checks how values are laid out, and changes it where DL4J does. */
public final class FormRule {

  private static final List<Integer> CHANNELS_LAST = List.of(1, 2, 0);
  private static final List<Integer> CHANNELS_FIRST = List.of(2, 0, 1);
  private static final List<Integer> SWAPPED = List.of(1, 0);

  private FormRule() {}

  /** The form of images in this format. */
  public static Form of(CNN2DFormat format) {
    return format == CNN2DFormat.NHWC ? Form.NHWC : Form.NCHW;
  }

  /** The form of sequences in this format. */
  public static Form of(RNNFormat format) {
    return format == RNNFormat.NWC ? Form.NWC : Form.NCW;
  }

  /** Checks that a layer finds the form it reads. */
  public static void require(LayerValue input, Form... expected) {
    for (Form form : expected) {
      if (input.form() == form) {
        return;
      }
    }
    throw new UnsupportedOperation(
        "it reads %s, but its input is %s".formatted(expected[0], input));
  }

  /** Checks the features or channels of a value. */
  public static void requireFeatures(LayerValue input, long expected) {
    if (input.features() != expected) {
      throw new UnsupportedOperation(
          "it reads %d features or channels, but its input is %s".formatted(expected, input));
    }
  }

  /** A sequence as an image one pixel high. */
  public static LayerValue asImage(NetworkBuilder network, LayerValue sequence) {
    return network.add(
        new Operation.Reshape(Shape.of(sequence.features(), 1, sequence.shape().size(1))),
        sequence);
  }

  /** An image one pixel high as a sequence. */
  public static LayerValue asSequence(NetworkBuilder network, LayerValue image) {
    return network.add(
        new Operation.Reshape(Shape.of(image.features(), image.shape().size(2))), image);
  }

  /**
   * The numbers of a value in the order in which DL4J's array holds them: for channels last, a
   * permutation is added.
   */
  public static LayerValue inArrayOrder(NetworkBuilder network, LayerValue value) {
    return switch (value.form()) {
      case NHWC -> network.add(new Operation.Permutation(CHANNELS_LAST), value);
      case NWC -> network.add(new Operation.Permutation(SWAPPED), value);
      case STEP_ROWS ->
          throw new UnsupportedOperation("the steps of sequences are examples of their own here");
      default -> value;
    };
  }

  /** The opposite: from the order of DL4J's array to features or channels first. */
  public static LayerValue featuresFirst(NetworkBuilder network, LayerValue array, Form form) {
    LayerValue value =
        switch (form) {
          case NHWC -> network.add(new Operation.Permutation(CHANNELS_FIRST), array);
          case NWC -> network.add(new Operation.Permutation(SWAPPED), array);
          default -> array;
        };
    return value.as(form);
  }
}
