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
import io.github.debutdl4j.internal.network.Operation;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.conf.layers.util.MaskLayer;

/** Layers that keep the shape: activations, dropout, loss layers. */
public final class ElementwiseLayers {

  private ElementwiseLayers() {}

  public static List<LayerTranslator<?>> translators() {
    return List.of(
        new LayerTranslator<>(
            ActivationLayer.class,
            (layer, site, input) ->
                ActivationRule.add(site.network(), layer.getActivationFn(), input)),
        new LayerTranslator<>(DropoutLayer.class, (layer, site, input) -> input),
        new LayerTranslator<>(MaskLayer.class, (layer, site, input) -> input),
        new LayerTranslator<>(LossLayer.class, ElementwiseLayers::activation),
        new LayerTranslator<>(CnnLossLayer.class, ElementwiseLayers::imageLoss),
        new LayerTranslator<>(RnnLossLayer.class, ElementwiseLayers::stepLoss),
        new LayerTranslator<>(
            ElementWiseMultiplicationLayer.class, ElementwiseLayers::multiplication));
  }

  private static LayerValue activation(BaseLayer layer, LayerContext site, LayerValue input) {
    return ActivationRule.add(site.network(), layer.getActivationFn(), input);
  }

  /** DL4J sees each pixel as an example here, so that a softmax goes over the channels. */
  private static LayerValue imageLoss(CnnLossLayer layer, LayerContext site, LayerValue input) {
    FormRule.require(input, FormRule.of(layer.getFormat()));
    return activation(layer, site, input.as(Form.STEP_ROWS)).as(input.form());
  }

  private static LayerValue stepLoss(RnnLossLayer layer, LayerContext site, LayerValue input) {
    FormRule.require(input, FormRule.of(layer.getRnnDataFormat()));
    return activation(layer, site, input.as(Form.STEP_ROWS)).as(input.form());
  }

  private static LayerValue multiplication(
      ElementWiseMultiplicationLayer layer, LayerContext site, LayerValue input) {
    FormRule.require(input, Form.ROWS, Form.STEP_ROWS);
    FormRule.requireFeatures(input, layer.getNIn());
    LayerValue product =
        site.network().add(new Operation.ScaleShift(site.numbers("W"), site.numbers("b")), input);
    return activation(layer, site, product);
  }
}
