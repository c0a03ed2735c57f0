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
import io.github.debutdl4j.export.internal.translate.UnsupportedOperation;
import io.github.debutdl4j.export.internal.translate.WindowRule;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Operation.PoolingKind;
import io.github.debutdl4j.internal.network.Shape;
import io.github.debutdl4j.internal.network.Window;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Pooling1D;
import org.deeplearning4j.nn.conf.layers.Pooling2D;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** Pooling under a window, and over everything. */
public final class PoolingLayers {

  private static final int[] DEFAULT_SEQUENCE_DIMENSIONS = {2};
  private static final int[] DEFAULT_IMAGE_DIMENSIONS = {2, 3};

  private PoolingLayers() {}

  public static List<LayerTranslator<?>> translators() {
    return List.of(
        new LayerTranslator<>(SubsamplingLayer.class, PoolingLayers::overImages),
        new LayerTranslator<>(Pooling2D.class, PoolingLayers::overImages),
        new LayerTranslator<>(Subsampling1DLayer.class, PoolingLayers::overSequences),
        new LayerTranslator<>(Pooling1D.class, PoolingLayers::overSequences),
        new LayerTranslator<>(GlobalPoolingLayer.class, PoolingLayers::global));
  }

  private static LayerValue overImages(
      SubsamplingLayer layer, LayerContext site, LayerValue input) {
    FormRule.require(input, FormRule.of(layer.getCnn2dDataFormat()));
    WindowRule rule =
        new WindowRule(
            layer.getConvolutionMode(),
            layer.getKernelSize(),
            layer.getStride(),
            layer.getPadding(),
            layer.getDilation());
    Window window = rule.over(input.shape().size(1), input.shape().size(2));
    return site.network().add(pooling(layer, window), input);
  }

  private static LayerValue overSequences(
      Subsampling1DLayer layer, LayerContext site, LayerValue input) {
    boolean channelsLast = layer.getCnn2dDataFormat() == CNN2DFormat.NHWC;
    FormRule.require(input, channelsLast ? Form.NWC : Form.NCW);
    WindowRule rule =
        WindowRule.overSteps(
            layer.getConvolutionMode(),
            layer.getKernelSize()[0],
            layer.getStride()[0],
            layer.getPadding()[0],
            layer.getDilation()[0]);
    LayerValue image = FormRule.asImage(site.network(), input);
    Window window = rule.over(1, input.shape().size(1));
    return FormRule.asSequence(site.network(), site.network().add(pooling(layer, window), image));
  }

  private static Operation pooling(SubsamplingLayer layer, Window window) {
    if (window.padTop() >= window.kernelHeight() * window.dilationHeight()
        || window.padLeft() >= window.kernelWidth() * window.dilationWidth()) {
      throw new UnsupportedOperation("its padding is as large as its kernel");
    }
    PoolingKind kind = kind(PoolingType.valueOf(layer.getPoolingType().name()));
    return new Operation.Pooling(
        kind, window, layer.isAvgPoolIncludePadInDivisor(), norm(kind, layer.getPnorm()));
  }

  private static LayerValue global(GlobalPoolingLayer layer, LayerContext site, LayerValue input) {
    FormRule.require(input, Form.NCHW, Form.NHWC, Form.NCW, Form.NWC);
    int[] dimensions = layer.getPoolingDimensions();
    if (dimensions == null) {
      dimensions = input.form().isImage() ? DEFAULT_IMAGE_DIMENSIONS : DEFAULT_SEQUENCE_DIMENSIONS;
    }
    int[] sorted = dimensions.clone();
    Arrays.sort(sorted);
    if (!Arrays.equals(sorted, positionDimensions(input.form()))) {
      throw new UnsupportedOperation(
          "it pools over dimensions %s of %s".formatted(Arrays.toString(dimensions), input));
    }
    PoolingKind kind = kind(layer.getPoolingType());
    LayerValue pooled =
        site.network().add(new Operation.GlobalPooling(kind, norm(kind, layer.getPnorm())), input);
    return layer.isCollapseDimensions() ? pooled.as(Form.ROWS) : uncollapsed(site, pooled, input);
  }

  private static LayerValue uncollapsed(LayerContext site, LayerValue pooled, LayerValue input) {
    if (input.form() == Form.NHWC || input.form() == Form.NWC) {
      throw new UnsupportedOperation("without collapsed dimensions it reads channels first only");
    }
    Shape shape =
        input.form().isImage() ? Shape.of(pooled.features(), 1, 1) : Shape.of(pooled.features(), 1);
    return site.network().add(new Operation.Reshape(shape), pooled).as(input.form());
  }

  private static int[] positionDimensions(Form form) {
    return switch (form) {
      case NCHW -> new int[] {2, 3};
      case NHWC -> new int[] {1, 2};
      case NCW -> new int[] {2};
      default -> new int[] {1};
    };
  }

  private static PoolingKind kind(PoolingType type) {
    return switch (type) {
      case MAX -> PoolingKind.MAXIMUM;
      case AVG -> PoolingKind.AVERAGE;
      case SUM -> PoolingKind.SUM;
      case PNORM -> PoolingKind.P_NORM;
    };
  }

  private static int norm(PoolingKind kind, int p) {
    return kind == PoolingKind.P_NORM ? p : 0;
  }
}
