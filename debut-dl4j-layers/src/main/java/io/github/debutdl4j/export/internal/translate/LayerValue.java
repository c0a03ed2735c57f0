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

import io.github.debutdl4j.internal.network.Shape;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;

/**
 * A value of a network that is being translated.
 *
 * @param name of the node or input that computes it
 * @param shape of one example, features or channels first, in every form
 * @param form how DL4J lays the same value out
 */
public record LayerValue(String name, Shape shape, Form form) {

  /** The same value, laid out by DL4J in another way. */
  public LayerValue as(Form other) {
    return new LayerValue(name, shape, other);
  }

  /** Features or channels. */
  public int features() {
    return shape.size(0);
  }

  /**
   * What DL4J calls this value.
   *
   * @return its type, with the length of sequences
   */
  public InputType inputType() {
    return switch (form) {
      case ROWS, STEP_ROWS -> InputType.feedForward(features());
      case NCW -> InputType.recurrent(features(), shape.size(1), RNNFormat.NCW);
      case NWC -> InputType.recurrent(features(), shape.size(1), RNNFormat.NWC);
      case NCHW -> images(CNN2DFormat.NCHW);
      case NHWC -> images(CNN2DFormat.NHWC);
    };
  }

  private InputType images(CNN2DFormat format) {
    return InputType.convolutional(shape.size(1), shape.size(2), features(), format);
  }

  @Override
  public String toString() {
    return shape + " as " + form;
  }
}
