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
package io.github.debutdl4j.export.internal.image;

import io.github.debutdl4j.export.internal.translate.Form;
import io.github.debutdl4j.export.internal.translate.FormRule;
import io.github.debutdl4j.export.internal.translate.LayerContext;
import io.github.debutdl4j.export.internal.translate.LayerTranslator;
import io.github.debutdl4j.export.internal.translate.LayerValue;
import io.github.debutdl4j.internal.network.Operation;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Upsampling1D;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPadding1DLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping1D;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;

/** Upsampling, zero padding and cropping of images and sequences. */
public final class ResizingLayers {

  private ResizingLayers() {}

  public static List<LayerTranslator<?>> translators() {
    return List.of(
        new LayerTranslator<>(Upsampling2D.class, ResizingLayers::upsampling),
        new LayerTranslator<>(ZeroPaddingLayer.class, ResizingLayers::padding),
        new LayerTranslator<>(Cropping2D.class, ResizingLayers::cropping),
        new LayerTranslator<>(Upsampling1D.class, ResizingLayers::upsamplingOverSteps),
        new LayerTranslator<>(ZeroPadding1DLayer.class, ResizingLayers::paddingOverSteps),
        new LayerTranslator<>(Cropping1D.class, ResizingLayers::croppingOverSteps));
  }

  private static LayerValue upsampling(Upsampling2D layer, LayerContext site, LayerValue input) {
    FormRule.require(input, FormRule.of(layer.getFormat()));
    int[] size = layer.getSize();
    return site.network().add(new Operation.Upsampling(size[0], size[1]), input);
  }

  private static LayerValue padding(ZeroPaddingLayer layer, LayerContext site, LayerValue input) {
    FormRule.require(input, FormRule.of(layer.getDataFormat()));
    int[] edges = layer.getPadding();
    return site.network()
        .add(new Operation.ZeroPadding(edges[0], edges[1], edges[2], edges[3]), input);
  }

  private static LayerValue cropping(Cropping2D layer, LayerContext site, LayerValue input) {
    FormRule.require(input, FormRule.of(layer.getDataFormat()));
    int[] edges = layer.getCropping();
    return site.network()
        .add(new Operation.Cropping(edges[0], edges[1], edges[2], edges[3]), input);
  }

  private static LayerValue upsamplingOverSteps(
      Upsampling1D layer, LayerContext site, LayerValue input) {
    return overSteps(site, input, new Operation.Upsampling(1, layer.getSize()[0]));
  }

  private static LayerValue paddingOverSteps(
      ZeroPadding1DLayer layer, LayerContext site, LayerValue input) {
    int[] edges = layer.getPadding();
    return overSteps(site, input, new Operation.ZeroPadding(0, 0, edges[0], edges[1]));
  }

  private static LayerValue croppingOverSteps(
      Cropping1D layer, LayerContext site, LayerValue input) {
    int[] edges = layer.getCropping();
    return overSteps(site, input, new Operation.Cropping(0, 0, edges[0], edges[1]));
  }

  /** DL4J's layers for sequences read channels first only. */
  private static LayerValue overSteps(LayerContext site, LayerValue input, Operation operation) {
    FormRule.require(input, Form.NCW);
    LayerValue image = FormRule.asImage(site.network(), input);
    return FormRule.asSequence(site.network(), site.network().add(operation, image));
  }
}
