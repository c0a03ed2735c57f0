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
package io.github.debutdl4j.cli.recipes;

import java.util.Collection;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Replaces a dense layer during training: the same parameters and results, in less than half of the
 * time for thousands of rows. For layers without activation.
 */
public final class RowDense extends DenseLayer {

  private static final long serialVersionUID = 1L;

  /** For JSON only. */
  RowDense() {}

  private RowDense(DenseLayer original) {
    setLayerName(original.getLayerName());
    setNIn(original.getNIn());
    setNOut(original.getNOut());
    setActivationFn(original.getActivationFn());
    setWeightInitFn(original.getWeightInitFn());
    setIUpdater(original.getIUpdater());
    setBiasUpdater(original.getBiasUpdater());
    setBiasInit(original.getBiasInit());
    setGradientNormalization(original.getGradientNormalization());
    setRegularization(original.getRegularization());
    setRegularizationBias(original.getRegularizationBias());
  }

  /** The configuration with every dense layer that has no activation replaced. */
  static ComputationGraphConfiguration swappedInto(ComputationGraphConfiguration conf) {
    ComputationGraphConfiguration swapped = conf.clone();
    for (GraphVertex vertex : swapped.getVertices().values()) {
      if (vertex instanceof LayerVertex layerVertex) {
        NeuralNetConfiguration layerConf = layerVertex.getLayerConf();
        if (layerConf.getLayer() instanceof DenseLayer dense
            && dense.getActivationFn() instanceof ActivationIdentity) {
          layerConf.setLayer(new RowDense(dense));
        }
      }
    }
    return swapped;
  }

  @Override
  public org.deeplearning4j.nn.api.Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray paramsView,
      boolean initializeParams,
      DataType networkDataType) {
    RowDenseLayer layer = new RowDenseLayer(conf, networkDataType);
    layer.setListeners(listeners);
    layer.setIndex(layerIndex);
    layer.setParamsViewArray(paramsView);
    layer.setParamTable(initializer().init(conf, paramsView, initializeParams));
    layer.setConf(conf);
    return layer;
  }
}
