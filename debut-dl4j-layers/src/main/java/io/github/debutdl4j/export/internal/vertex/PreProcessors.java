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
package io.github.debutdl4j.export.internal.vertex;

import io.github.debutdl4j.export.internal.translate.Form;
import io.github.debutdl4j.export.internal.translate.FormRule;
import io.github.debutdl4j.export.internal.translate.LayerValue;
import io.github.debutdl4j.export.internal.translate.NetworkBuilder;
import io.github.debutdl4j.export.internal.translate.UnsupportedOperation;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import io.github.debutdl4j.layer.UnmaskedTimeSteps;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;

/** Preprocessors: what DL4J does between layers of different kinds. */
public final class PreProcessors {

  private PreProcessors() {}

  /**
   * Adds what a preprocessor does.
   *
   * @param preProcessor null for none
   * @throws UnsupportedOperation if it cannot be expressed
   */
  public static LayerValue apply(
      InputPreProcessor preProcessor, NetworkBuilder network, LayerValue input) {
    if (preProcessor == null) {
      return input;
    }
    Class<?> type = preProcessor.getClass();
    if (type == ComposableInputPreProcessor.class) {
      LayerValue value = input;
      for (InputPreProcessor part :
          ((ComposableInputPreProcessor) preProcessor).getInputPreProcessors()) {
        value = apply(part, network, value);
      }
      return value;
    }
    if (type == CnnToFeedForwardPreProcessor.class) {
      return flattened((CnnToFeedForwardPreProcessor) preProcessor, network, input);
    }
    if (type == FeedForwardToCnnPreProcessor.class) {
      return image((FeedForwardToCnnPreProcessor) preProcessor, network, input);
    }
    if (type == RnnToFeedForwardPreProcessor.class || type == UnmaskedTimeSteps.class) {
      return stepRows((RnnToFeedForwardPreProcessor) preProcessor, input);
    }
    if (type == FeedForwardToRnnPreProcessor.class) {
      return sequence((FeedForwardToRnnPreProcessor) preProcessor, network, input);
    }
    throw new UnsupportedOperation("its preprocessor is a " + type.getSimpleName());
  }

  private static LayerValue flattened(
      CnnToFeedForwardPreProcessor preProcessor, NetworkBuilder network, LayerValue input) {
    if (input.form() == Form.ROWS) {
      return input;
    }
    FormRule.require(input, FormRule.of(preProcessor.getFormat()));
    LayerValue array = FormRule.inArrayOrder(network, input);
    return network.add(new Operation.Reshape(Shape.of(input.shape().count())), array).as(Form.ROWS);
  }

  private static LayerValue image(
      FeedForwardToCnnPreProcessor preProcessor, NetworkBuilder network, LayerValue input) {
    if (input.form().isImage()) {
      return input;
    }
    FormRule.require(input, Form.ROWS);
    Shape shape =
        Shape.of(
            Math.toIntExact(preProcessor.getNumChannels()),
            Math.toIntExact(preProcessor.getInputHeight()),
            Math.toIntExact(preProcessor.getInputWidth()));
    FormRule.requireFeatures(input, shape.count());
    return network.add(new Operation.Reshape(shape), input).as(Form.NCHW);
  }

  private static LayerValue stepRows(RnnToFeedForwardPreProcessor preProcessor, LayerValue input) {
    if (input.form() == Form.ROWS || input.form() == Form.STEP_ROWS) {
      return input;
    }
    FormRule.require(input, FormRule.of(preProcessor.getRnnDataFormat()));
    return input.as(Form.STEP_ROWS);
  }

  /** Rows that are not steps become sequences of one step. */
  private static LayerValue sequence(
      FeedForwardToRnnPreProcessor preProcessor, NetworkBuilder network, LayerValue input) {
    Form form = FormRule.of(preProcessor.getRnnDataFormat());
    FormRule.require(input, Form.STEP_ROWS, Form.ROWS);
    if (input.form() == Form.STEP_ROWS) {
      return input.as(form);
    }
    return network.add(new Operation.Reshape(Shape.of(input.features(), 1)), input).as(form);
  }
}
