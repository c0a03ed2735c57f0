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
package io.github.debutdl4j.zoo.layer;

import io.github.debutdl4j.export.internal.feedforward.NormalizationLayers;
import io.github.debutdl4j.export.internal.translate.ActivationRule;
import io.github.debutdl4j.export.internal.translate.Form;
import io.github.debutdl4j.export.internal.translate.FormRule;
import io.github.debutdl4j.export.internal.translate.LayerContext;
import io.github.debutdl4j.export.internal.translate.LayerTranslator;
import io.github.debutdl4j.export.internal.translate.LayerValue;
import io.github.debutdl4j.export.internal.translate.TranslatorProvider;
import io.github.debutdl4j.export.internal.translate.UnsupportedOperation;
import io.github.debutdl4j.export.internal.translate.VertexContext;
import io.github.debutdl4j.export.internal.translate.VertexTranslator;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Operation.PoolingKind;
import io.github.debutdl4j.internal.network.Shape;
import java.util.Arrays;
import java.util.List;

/** Makes the zoo's own layers and vertices known to the export. */
public final class ZooTranslators implements TranslatorProvider {

  @Override
  public List<LayerTranslator<?>> layers() {
    return List.of(
        new LayerTranslator<>(FusedBatchNormalization.class, ZooTranslators::normalization),
        new LayerTranslator<>(SquareTransform.class, ZooTranslators::square));
  }

  @Override
  public List<VertexTranslator<?>> vertices() {
    return List.of(
        new VertexTranslator<>(ImageRowsVertex.class, ZooTranslators::imageRows),
        new VertexTranslator<>(PointRowsVertex.class, ZooTranslators::rows),
        new VertexTranslator<>(PointTransformVertex.class, ZooTranslators::transform),
        new VertexTranslator<>(PointMaximumVertex.class, ZooTranslators::maximum));
  }

  private static LayerValue normalization(
      FusedBatchNormalization layer, LayerContext site, LayerValue input) {
    FormRule.require(input, Form.ROWS, Form.STEP_ROWS, Form.NCHW);
    FormRule.requireFeatures(input, layer.getNOut());
    LayerValue y = site.network().add(NormalizationLayers.scaleShift(layer, site), input);
    return ActivationRule.add(site.network(), layer.getActivationFn(), y);
  }

  /** The identity added to a matrix. */
  private static LayerValue square(SquareTransform layer, LayerContext site, LayerValue input) {
    int size = layer.getSize();
    float[] scale = new float[size * size];
    float[] identity = new float[size * size];
    Arrays.fill(scale, 1);
    for (int i = 0; i < size; i++) {
      identity[i * size + i] = 1;
    }
    return site.network().add(new Operation.ScaleShift(scale, identity), input);
  }

  /** From [1, height, width] to [width, height]. */
  private static LayerValue imageRows(
      ImageRowsVertex vertex, VertexContext site, List<LayerValue> inputs) {
    LayerValue images = inputs.get(0);
    FormRule.require(images, Form.NCHW);
    FormRule.requireFeatures(images, 1);
    Shape rows = Shape.of(images.shape().size(1), images.shape().size(2));
    LayerValue steps = site.network().add(new Operation.Reshape(rows), images);
    return FormRule.featuresFirst(site.network(), steps, Form.NWC).as(Form.NCW);
  }

  private static LayerValue rows(
      PointRowsVertex vertex, VertexContext site, List<LayerValue> inputs) {
    LayerValue points = inputs.get(0);
    FormRule.require(points, Form.NCHW);
    Shape shape = Shape.of(points.features(), points.shape().positions());
    return site.network().add(new Operation.Reshape(shape), points).as(Form.STEP_ROWS);
  }

  /** Points [channels, points] under matrices [channels * channels]. */
  private static LayerValue transform(
      PointTransformVertex vertex, VertexContext site, List<LayerValue> inputs) {
    LayerValue points = inputs.get(0);
    int channels = points.features();
    FormRule.require(points, Form.STEP_ROWS);
    FormRule.requireFeatures(inputs.get(1), (long) channels * channels);
    LayerValue matrix =
        site.network().add(new Operation.Reshape(Shape.of(channels, channels)), inputs.get(1));
    return site.network()
        .add(new Operation.MatrixProduct(true, false), matrix, points)
        .as(Form.STEP_ROWS);
  }

  private static LayerValue maximum(
      PointMaximumVertex vertex, VertexContext site, List<LayerValue> inputs) {
    FormRule.require(inputs.get(0), Form.STEP_ROWS);
    if (inputs.get(0).shape().rank() != 2) {
      throw new UnsupportedOperation("it reads points, but its input is " + inputs.get(0));
    }
    return site.network()
        .add(new Operation.GlobalPooling(PoolingKind.MAXIMUM, 0), inputs.get(0))
        .as(Form.ROWS);
  }
}
