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
package io.github.debutdl4j.cli.report;

import io.github.debutdl4j.chain.ChainSearch;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.cli.data.WeightMatrix;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.factorize.ErrorCurve;
import io.github.debutdl4j.factorize.SearchOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Draws the error curve of each dense layer of a network. */
public final class LayerCurves {

  private static final String WEIGHT = DefaultParamInitializer.WEIGHT_KEY;

  /** Larger layers take minutes. */
  private static final long LARGEST = 1_000_000;

  private static final double LARGEST_SHARE = 0.6;

  private LayerCurves() {}

  /**
   * Curves by layer name, for layers of up to a million weights; none for a layer that is too small
   * for any chain of three fifths of them.
   */
  public static Map<String, ErrorCurve> of(AnyNetwork network) {
    Map<String, ErrorCurve> curves = new LinkedHashMap<>();
    for (Layer layer : network.layers()) {
      if (isLinear(layer) && layer.getParam(WEIGHT).length() <= LARGEST) {
        WeightMatrix w = matrix(layer);
        SearchOptions sizes = SearchOptions.share(w.outputs(), w.inputs(), LARGEST_SHARE);
        if (ChainSearch.fewestParameters(w.outputs(), w.inputs()) <= sizes.maxParameters()) {
          curves.put(
              layer.conf().getLayer().getLayerName(),
              ErrorCurve.of(w.values(), w.outputs(), w.inputs(), sizes));
        }
      }
    }
    return curves;
  }

  private static boolean isLinear(Layer layer) {
    return layer.conf().getLayer() instanceof DenseLayer
        || layer.conf().getLayer() instanceof BaseOutputLayer
        || layer.conf().getLayer().getClass() == ConvolutionLayer.class;
  }

  /** DL4J stores dense weights as inputs x outputs. */
  private static WeightMatrix matrix(Layer layer) {
    INDArray weights = layer.getParam(WEIGHT);
    INDArray outputsFirst = weights.rank() == 2 ? weights.transpose() : weights;
    return WeightMatrix.of(
        outputsFirst, ColumnOrder.CHANNEL_MAJOR, layer.conf().getLayer().getLayerName());
  }
}
