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

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.export.internal.feedforward.DenseLayers;
import io.github.debutdl4j.export.internal.translate.Form;
import io.github.debutdl4j.export.internal.translate.FormRule;
import io.github.debutdl4j.export.internal.translate.LayerContext;
import io.github.debutdl4j.export.internal.translate.LayerTranslator;
import io.github.debutdl4j.export.internal.translate.LayerValue;
import io.github.debutdl4j.export.internal.translate.NetworkBuilder;
import io.github.debutdl4j.export.internal.translate.UnsupportedOperation;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import io.github.debutdl4j.layer.attention.DeButSelfAttention;
import io.github.debutdl4j.layer.attention.DeButSelfAttention.Projection;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;

/** Attention of the steps of a series to each other, head by head. */
public final class AttentionLayers {

  private AttentionLayers() {}

  public static List<LayerTranslator<?>> translators() {
    return List.of(
        new LayerTranslator<>(SelfAttentionLayer.class, AttentionLayers::dense),
        new LayerTranslator<>(DeButSelfAttention.class, AttentionLayers::deBut));
  }

  /** The matrices of a layer; the output is applied to the results of all heads. */
  private record Maps(LinearMap query, LinearMap key, LinearMap value, LinearMap output) {}

  /** Queries, keys and values of all heads, or of one: [features, steps] each. */
  private record Projected(LayerValue queries, LayerValue keys, LayerValue values) {}

  private static LayerValue dense(SelfAttentionLayer layer, LayerContext site, LayerValue input) {
    requireSeries(input, layer.getNIn());
    if (!layer.isProjectInput()) {
      return head(site.network(), new Projected(input, input, input)).as(Form.NCW);
    }
    int inside = Math.toIntExact(layer.getNHeads() * layer.getHeadSize());
    int inputs = Math.toIntExact(layer.getNIn());
    Maps maps =
        new Maps(
            LayerContext.dense(inside, inputs, () -> site.numbers("Wq")),
            LayerContext.dense(inside, inputs, () -> site.numbers("Wk")),
            LayerContext.dense(inside, inputs, () -> site.numbers("Wv")),
            LayerContext.dense(
                Math.toIntExact(layer.getNOut()),
                inside,
                () -> LayerContext.numbersInCOrder(site.array("Wo").transpose())));
    return heads(site.network(), maps, layer.getNHeads(), input);
  }

  private static LayerValue deBut(DeButSelfAttention layer, LayerContext site, LayerValue input) {
    requireSeries(input, layer.getNIn());
    if (layer.getLearnedQueries() > 0) {
      throw new UnsupportedOperation("its queries are parameters (learnedQueries)");
    }
    long headSize =
        layer.getHeadSize() > 0 ? layer.getHeadSize() : layer.getNOut() / layer.getHeads();
    long inside = layer.getHeads() * headSize;
    Maps maps =
        new Maps(
            map(layer, Projection.QUERY, site, inside, layer.getNIn()),
            map(layer, Projection.KEY, site, inside, layer.getNIn()),
            map(layer, Projection.VALUE, site, inside, layer.getNIn()),
            map(layer, Projection.OUTPUT, site, layer.getNOut(), inside));
    return heads(site.network(), maps, layer.getHeads(), input);
  }

  private static LinearMap map(
      DeButSelfAttention layer,
      Projection projection,
      LayerContext site,
      long outputs,
      long inputs) {
    DeButChain chain = layer.resolvedChain(projection);
    return LayerContext.map(
        chain,
        Math.toIntExact(outputs),
        Math.toIntExact(inputs),
        () -> DenseLayers.factors(projection.prefix(), chain, site));
  }

  private static void requireSeries(LayerValue input, long features) {
    FormRule.require(input, Form.NCW);
    FormRule.requireFeatures(input, features);
  }

  private static LayerValue heads(NetworkBuilder network, Maps maps, int heads, LayerValue input) {
    Projected all =
        new Projected(
            network.add(new Operation.FullyConnected(maps.query(), null), input),
            network.add(new Operation.FullyConnected(maps.key(), null), input),
            network.add(new Operation.FullyConnected(maps.value(), null), input));
    LayerValue[] results = new LayerValue[heads];
    for (int head = 0; head < heads; head++) {
      Projected own =
          new Projected(
              rows(network, all.queries(), head, heads),
              rows(network, all.keys(), head, heads),
              rows(network, all.values(), head, heads));
      results[head] = head(network, own);
    }
    LayerValue joined =
        heads == 1 ? results[0] : network.add(new Operation.Concatenation(), results);
    return network.add(new Operation.FullyConnected(maps.output(), null), joined).as(Form.NCW);
  }

  /** The features of one head, cut out of all as the rows of an image. */
  private static LayerValue rows(NetworkBuilder network, LayerValue all, int head, int heads) {
    if (heads == 1) {
      return all;
    }
    int size = all.features() / heads;
    int steps = all.shape().size(1);
    LayerValue image = network.add(new Operation.Reshape(Shape.of(1, all.features(), steps)), all);
    int after = (heads - 1 - head) * size;
    LayerValue cut = network.add(new Operation.Cropping(head * size, after, 0, 0), image);
    return network.add(new Operation.Reshape(Shape.of(size, steps)), cut);
  }

  /** Values weighted by the softmax of keys times queries: [features, steps]. */
  private static LayerValue head(NetworkBuilder network, Projected head) {
    float[] scale = new float[head.queries().features()];
    Arrays.fill(scale, (float) (1 / Math.sqrt(scale.length)));
    LayerValue queries =
        network.add(new Operation.ScaleShift(scale, new float[scale.length]), head.queries());
    LayerValue scores = network.add(new Operation.MatrixProduct(true, false), head.keys(), queries);
    LayerValue weights = network.add(new Operation.Softmax(), scores);
    return network.add(new Operation.MatrixProduct(false, false), head.values(), weights);
  }
}
