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
package io.github.debutdl4j.export.internal.feedforward;

import io.github.debutdl4j.export.internal.translate.ActivationRule;
import io.github.debutdl4j.export.internal.translate.Form;
import io.github.debutdl4j.export.internal.translate.FormRule;
import io.github.debutdl4j.export.internal.translate.LayerContext;
import io.github.debutdl4j.export.internal.translate.LayerTranslator;
import io.github.debutdl4j.export.internal.translate.LayerValue;
import io.github.debutdl4j.export.internal.translate.UnsupportedOperation;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;

/** Layers that look up rows of a table. */
public final class EmbeddingLayers {

  private EmbeddingLayers() {}

  public static List<LayerTranslator<?>> translators() {
    return List.of(
        new LayerTranslator<>(EmbeddingLayer.class, EmbeddingLayers::single),
        new LayerTranslator<>(EmbeddingSequenceLayer.class, EmbeddingLayers::sequence));
  }

  private static LayerValue single(EmbeddingLayer layer, LayerContext site, LayerValue input) {
    FormRule.require(input, Form.ROWS, Form.STEP_ROWS);
    FormRule.requireFeatures(input, 1);
    Operation table = table(layer, layer.hasBias(), site);
    LayerValue rows =
        input.form() == Form.ROWS
            ? site.network().add(table, input)
            : rowsOfSteps(site, table, input, input.shape().size(1));
    return ActivationRule.add(site.network(), layer.getActivationFn(), rows.as(input.form()));
  }

  private static LayerValue sequence(
      EmbeddingSequenceLayer layer, LayerContext site, LayerValue input) {
    FormRule.require(input, Form.NCW, Form.ROWS);
    int steps = input.shape().count();
    if (input.form() == Form.NCW) {
      FormRule.requireFeatures(input, 1);
    }
    if (!layer.isInferInputLength() && steps != layer.getInputLength()) {
      throw new UnsupportedOperation(
          "it reads %d steps, but its input is %s".formatted(layer.getInputLength(), input));
    }
    LayerValue rows = rowsOfSteps(site, table(layer, layer.hasBias(), site), input, steps);
    Form form = FormRule.of(layer.getOutputFormat());
    return ActivationRule.add(site.network(), layer.getActivationFn(), rows.as(form));
  }

  /** One row per step, even for a single step. */
  private static LayerValue rowsOfSteps(
      LayerContext site, Operation table, LayerValue input, int steps) {
    LayerValue indices =
        input.shape().rank() == 1
            ? input
            : site.network().add(new Operation.Reshape(Shape.of(steps)), input);
    LayerValue rows = site.network().add(table, indices);
    return steps > 1
        ? rows
        : site.network().add(new Operation.Reshape(Shape.of(rows.features(), 1)), rows);
  }

  private static Operation table(FeedForwardLayer layer, boolean hasBias, LayerContext site) {
    LinearMap rows =
        LayerContext.dense(
            Math.toIntExact(layer.getNIn()),
            Math.toIntExact(layer.getNOut()),
            () -> site.numbers("W"));
    return new Operation.Embedding(rows, site.bias(hasBias));
  }
}
