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

import io.github.debutdl4j.export.internal.translate.FormRule;
import io.github.debutdl4j.export.internal.translate.LayerValue;
import io.github.debutdl4j.export.internal.translate.UnsupportedOperation;
import io.github.debutdl4j.export.internal.translate.VertexContext;
import io.github.debutdl4j.export.internal.translate.VertexTranslator;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Operation.CombinationKind;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;

/** Vertices that compute element by element. */
public final class ArithmeticVertices {

  private ArithmeticVertices() {}

  public static List<VertexTranslator<?>> translators() {
    return List.of(
        new VertexTranslator<>(ElementWiseVertex.class, ArithmeticVertices::combination),
        new VertexTranslator<>(
            ScaleVertex.class,
            (vertex, site, inputs) -> affine(site, inputs, vertex.getScaleFactor(), 0)),
        new VertexTranslator<>(
            ShiftVertex.class,
            (vertex, site, inputs) -> affine(site, inputs, 1, vertex.getShiftFactor())));
  }

  private static LayerValue combination(
      ElementWiseVertex vertex, VertexContext site, List<LayerValue> inputs) {
    if (inputs.size() == 1) {
      return inputs.get(0);
    }
    for (LayerValue input : inputs) {
      FormRule.require(input, inputs.get(0).form());
      if (!input.shape().equals(inputs.get(0).shape())) {
        throw new UnsupportedOperation(
            "it combines %s with %s: only equal shapes are supported"
                .formatted(inputs.get(0), input));
      }
    }
    CombinationKind kind =
        switch (vertex.getOp()) {
          case Add -> CombinationKind.SUM;
          case Subtract -> CombinationKind.DIFFERENCE;
          case Product -> CombinationKind.PRODUCT;
          case Average -> CombinationKind.AVERAGE;
          case Max -> CombinationKind.MAXIMUM;
        };
    return site.network().add(new Operation.Combination(kind), inputs.toArray(LayerValue[]::new));
  }

  private static LayerValue affine(
      VertexContext site, List<LayerValue> inputs, double scale, double shift) {
    float[] scales = new float[inputs.get(0).features()];
    float[] shifts = new float[scales.length];
    Arrays.fill(scales, (float) scale);
    Arrays.fill(shifts, (float) shift);
    return site.network().add(new Operation.ScaleShift(scales, shifts), inputs.get(0));
  }
}
