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

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.export.internal.translate.ActivationRule;
import io.github.debutdl4j.export.internal.translate.Form;
import io.github.debutdl4j.export.internal.translate.FormRule;
import io.github.debutdl4j.export.internal.translate.LayerContext;
import io.github.debutdl4j.export.internal.translate.LayerTranslator;
import io.github.debutdl4j.export.internal.translate.LayerValue;
import io.github.debutdl4j.export.internal.translate.UnsupportedOperation;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.layer.DeButCenterLossOutputLayer;
import io.github.debutdl4j.layer.DeButDense;
import io.github.debutdl4j.layer.DeButLayerConf;
import io.github.debutdl4j.layer.DeButOutputLayer;
import io.github.debutdl4j.layer.DeButParamInitializer;
import io.github.debutdl4j.layer.DeButRnnOutputLayer;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Fully connected layers: dense ones, output layers and their DeBut counterparts. */
public final class DenseLayers {

  private DenseLayers() {}

  public static List<LayerTranslator<?>> translators() {
    return List.of(
        new LayerTranslator<>(DenseLayer.class, DenseLayers::dense),
        new LayerTranslator<>(OutputLayer.class, DenseLayers::output),
        new LayerTranslator<>(CenterLossOutputLayer.class, DenseLayers::output),
        new LayerTranslator<>(RnnOutputLayer.class, DenseLayers::rnnOutput),
        new LayerTranslator<>(DeButDense.class, DenseLayers::deBut),
        new LayerTranslator<>(DeButOutputLayer.class, DenseLayers::deBut),
        new LayerTranslator<>(DeButCenterLossOutputLayer.class, DenseLayers::deBut),
        new LayerTranslator<>(DeButRnnOutputLayer.class, DenseLayers::deButOverTime));
  }

  private static LayerValue dense(DenseLayer layer, LayerContext site, LayerValue input) {
    if (layer.hasLayerNorm()) {
      throw new UnsupportedOperation("it normalises each example (hasLayerNorm)");
    }
    return connected(layer, layer.hasBias(), site, input);
  }

  private static LayerValue output(BaseOutputLayer layer, LayerContext site, LayerValue input) {
    return connected(layer, layer.hasBias(), site, input);
  }

  private static LayerValue rnnOutput(RnnOutputLayer layer, LayerContext site, LayerValue input) {
    FormRule.require(input, FormRule.of(layer.getRnnDataFormat()));
    LayerValue rows = connected(layer, true, site, input.as(Form.STEP_ROWS));
    return rows.as(input.form());
  }

  private static LayerValue connected(
      FeedForwardLayer layer, boolean hasBias, LayerContext site, LayerValue input) {
    requireRows(layer, input);
    int outputs = Math.toIntExact(layer.getNOut());
    int inputs = Math.toIntExact(layer.getNIn());
    INDArray weights = site.array("W"); // [inputs, outputs]
    LinearMap map =
        LayerContext.dense(
            outputs, inputs, () -> LayerContext.numbersInCOrder(weights.transpose()));
    return activated(layer, site, input, map, site.bias(hasBias));
  }

  private static LayerValue deButOverTime(
      DeButRnnOutputLayer layer, LayerContext site, LayerValue input) {
    FormRule.require(input, FormRule.of(layer.getRnnDataFormat()));
    LayerValue rows = deBut(layer, site, input.as(Form.STEP_ROWS));
    return rows.as(input.form());
  }

  private static <L extends FeedForwardLayer & DeButLayerConf> LayerValue deBut(
      L layer, LayerContext site, LayerValue input) {
    requireRows(layer, input);
    return activated(layer, site, input, map(layer, site), site.bias(layer.hasBias()));
  }

  private static void requireRows(FeedForwardLayer layer, LayerValue input) {
    FormRule.require(input, Form.ROWS, Form.STEP_ROWS);
    FormRule.requireFeatures(input, layer.getNIn());
  }

  private static LayerValue activated(
      FeedForwardLayer layer, LayerContext site, LayerValue input, LinearMap map, float[] bias) {
    return ActivationRule.add(
        site.network(),
        layer.getActivationFn(),
        site.network().add(new Operation.FullyConnected(map, bias), input));
  }

  /** The factors of a DeBut layer. */
  public static LinearMap map(DeButLayerConf layer, LayerContext site) {
    return mapAfter(0, layer.matrixColumns(), layer, site);
  }

  /**
   * The factors of a DeBut layer without the first ones.
   *
   * @param skipped number of factors that are left out
   * @param inputs columns of the map
   */
  public static LinearMap mapAfter(
      int skipped, int inputs, DeButLayerConf layer, LayerContext site) {
    List<DeButFactor> factors = layer.resolvedChain().factors();
    DeButChain chain = new DeButChain(factors.subList(skipped, factors.size()));
    return LayerContext.map(
        chain,
        layer.matrixRows(),
        inputs,
        () -> factors(skipped, DeButParamInitializer.WEIGHT_PREFIX, chain, site));
  }

  /** The weights of a chain whose factors have keys of a prefix. */
  public static float[] factors(String prefix, DeButChain chain, LayerContext site) {
    return factors(0, prefix, chain, site);
  }

  private static float[] factors(int skipped, String prefix, DeButChain chain, LayerContext site) {
    float[] weights = new float[Math.toIntExact(chain.parameters())];
    for (int l = 0; l < chain.length(); l++) {
      float[] factor = site.numbers(prefix + (skipped + l));
      System.arraycopy(factor, 0, weights, chain.weightOffset(l), factor.length);
    }
    return weights;
  }
}
