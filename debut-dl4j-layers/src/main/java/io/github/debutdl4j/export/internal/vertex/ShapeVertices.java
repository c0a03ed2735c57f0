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
import io.github.debutdl4j.export.internal.translate.VertexContext;
import io.github.debutdl4j.export.internal.translate.VertexTranslator;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;

/** Vertices that move values without computing: merging, reshaping, subsets. */
public final class ShapeVertices {

  private ShapeVertices() {}

  public static List<VertexTranslator<?>> translators() {
    return List.of(
        new VertexTranslator<>(MergeVertex.class, ShapeVertices::merge),
        new VertexTranslator<>(SubsetVertex.class, ShapeVertices::subset),
        new VertexTranslator<>(ReshapeVertex.class, ShapeVertices::reshape),
        new VertexTranslator<>(
            PreprocessorVertex.class,
            (vertex, site, inputs) ->
                PreProcessors.apply(vertex.getPreProcessor(), site.network(), inputs.get(0))));
  }

  private static LayerValue merge(MergeVertex vertex, VertexContext site, List<LayerValue> inputs) {
    if (inputs.size() == 1) {
      return inputs.get(0);
    }
    Form form = inputs.get(0).form();
    int axis = featureAxis(form);
    for (LayerValue input : inputs) {
      FormRule.require(input, form);
    }
    if (vertex.getMergeAxis() != axis) {
      throw new UnsupportedOperation(
          "it merges along dimension %d of %s; expected %d"
              .formatted(vertex.getMergeAxis(), form, axis));
    }
    return site.network().add(new Operation.Concatenation(), inputs.toArray(LayerValue[]::new));
  }

  private static int featureAxis(Form form) {
    return switch (form) {
      case NWC -> 2;
      case NHWC -> 3;
      default -> 1;
    };
  }

  private static LayerValue subset(
      SubsetVertex vertex, VertexContext site, List<LayerValue> inputs) {
    LayerValue input = inputs.get(0);
    FormRule.require(input, Form.ROWS, Form.STEP_ROWS, Form.NCW, Form.NCHW);
    NetworkBuilder network = site.network();
    int features = input.features();
    int positions = input.shape().positions();
    LayerValue flat = network.add(new Operation.Reshape(Shape.of(1, features, positions)), input);
    LayerValue rows =
        network.add(
            new Operation.Cropping(vertex.getFrom(), features - 1 - vertex.getTo(), 0, 0), flat);
    int[] sizes = input.shape().sizes().stream().mapToInt(Integer::intValue).toArray();
    sizes[0] = vertex.getTo() - vertex.getFrom() + 1;
    return network.add(new Operation.Reshape(Shape.of(sizes)), rows);
  }

  private static LayerValue reshape(
      ReshapeVertex vertex, VertexContext site, List<LayerValue> inputs) {
    LayerValue input = inputs.get(0);
    int[] wanted = vertex.getNewShape();
    if (vertex.getReshapeOrder() != 'c' || wanted.length < 2 || wanted.length > 4) {
      throw new UnsupportedOperation(
          "it reshapes to %s in order '%s'"
              .formatted(Arrays.toString(wanted), vertex.getReshapeOrder()));
    }
    int[] sizes = example(wanted, input);
    LayerValue array = FormRule.inArrayOrder(site.network(), input);
    Form form = sizes.length == 1 ? Form.ROWS : sizes.length == 2 ? Form.NCW : Form.NCHW;
    return site.network().add(new Operation.Reshape(Shape.of(sizes)), array).as(form);
  }

  /** The sizes of one example; one of them may be left open, as may the minibatch. */
  private static int[] example(int[] wanted, LayerValue input) {
    int[] sizes = Arrays.copyOfRange(wanted, 1, wanted.length);
    int open = -1;
    int product = 1;
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] < 0) {
        open = i;
      } else {
        product *= sizes[i];
      }
    }
    int count = input.shape().count();
    if (open >= 0 && product > 0 && count % product == 0 && wanted[0] > 0) {
      sizes[open] = count / product;
    }
    if (Shape.of(Arrays.stream(sizes).map(s -> Math.max(s, 1)).toArray()).count() != count
        || Arrays.stream(sizes).anyMatch(s -> s < 1)) {
      throw new UnsupportedOperation(
          "it reshapes %s to %s, which does not keep examples apart"
              .formatted(input, Arrays.toString(wanted)));
    }
    return sizes;
  }
}
