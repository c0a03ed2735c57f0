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
package io.github.debutdl4j.export.internal.sequence;

import io.github.debutdl4j.export.internal.translate.Form;
import io.github.debutdl4j.export.internal.translate.FormRule;
import io.github.debutdl4j.export.internal.translate.LayerContext;
import io.github.debutdl4j.export.internal.translate.LayerTranslator;
import io.github.debutdl4j.export.internal.translate.LayerValue;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import io.github.debutdl4j.samediff.DeButSameDiffConvolution2D;
import io.github.debutdl4j.samediff.DeButSameDiffDense;
import io.github.debutdl4j.samediff.DeButSameDiffLayer;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.misc.RepeatVector;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;

/** Frozen layers, SameDiff layers, layers repeated over time, and vectors repeated over time. */
public final class WrapperLayers {

  private WrapperLayers() {}

  public static List<LayerTranslator<?>> translators() {
    return List.of(
        new LayerTranslator<>(
            FrozenLayer.class, (layer, site, input) -> site.translate(layer.getLayer(), input)),
        new LayerTranslator<>(
            FrozenLayerWithBackprop.class,
            (layer, site, input) -> site.translate(layer.getUnderlying(), input)),
        new LayerTranslator<>(DeButSameDiffDense.class, WrapperLayers::nativeLayer),
        new LayerTranslator<>(DeButSameDiffConvolution2D.class, WrapperLayers::nativeLayer),
        new LayerTranslator<>(TimeDistributed.class, WrapperLayers::overTime),
        new LayerTranslator<>(RepeatVector.class, WrapperLayers::repeated));
  }

  /** The layer inside has the parameters of the SameDiff layer. */
  private static LayerValue nativeLayer(
      DeButSameDiffLayer layer, LayerContext site, LayerValue input) {
    return site.translate(layer.getNativeLayer(), input);
  }

  private static LayerValue overTime(TimeDistributed layer, LayerContext site, LayerValue input) {
    FormRule.require(input, FormRule.of(layer.getRnnDataFormat()));
    LayerValue steps = site.translate(layer.getUnderlying(), input.as(Form.STEP_ROWS));
    FormRule.require(steps, Form.STEP_ROWS);
    return steps.as(input.form());
  }

  private static LayerValue repeated(RepeatVector layer, LayerContext site, LayerValue input) {
    FormRule.require(input, Form.ROWS);
    LayerValue image =
        site.network().add(new Operation.Reshape(Shape.of(input.features(), 1, 1)), input);
    LayerValue wide = site.network().add(new Operation.Upsampling(1, layer.getN()), image);
    return FormRule.asSequence(site.network(), wide).as(FormRule.of(layer.getDataFormat()));
  }
}
