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
package io.github.debutdl4j.layer;

import io.github.debutdl4j.layer.internal.engine.ChainCall;
import io.github.debutdl4j.layer.internal.engine.ChainEngine;
import io.github.debutdl4j.layer.internal.engine.ChainEngines;
import io.github.debutdl4j.layer.internal.engine.ChainParameters;
import io.github.debutdl4j.layer.internal.engine.ColumnLayout;
import io.github.debutdl4j.layer.internal.engine.DenseLayout;
import java.util.Collection;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runtime of {@link DeButOutputLayer}, and what those of the other output layers share with it.
 *
 * <p>Scores, masks and the order of operations are those of DL4J's {@code BaseOutputLayer}; only
 * the product of the input and the weights, forward and backward, is the chain's.
 */
class OutputChainLayer extends BaseOutputLayer<BaseDeButOutputLayer> {

  private static final long serialVersionUID = 1L;

  /** The loss function applies the activation. */
  private static final IActivation IDENTITY = new ActivationIdentity();

  private transient ChainEngine engine;

  OutputChainLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  final void attach(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray paramsView,
      boolean initializeParams) {
    setListeners(listeners);
    setIndex(layerIndex);
    setParamsViewArray(paramsView);
    setParamTable(conf.getLayer().initializer().init(conf, paramsView, initializeParams));
    setConf(conf);
    BaseDeButOutputLayer layer = layerConf();
    engine =
        ChainEngines.of(
            layer.resolvedChain(),
            layer.matrixColumns(),
            Math.toIntExact(layer.getNOut()),
            dataType);
  }

  @Override
  protected INDArray preOutput(boolean training, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaceMgr);
    INDArray z = product(input, training, ArrayType.ACTIVATIONS, workspaceMgr);
    if (maskArray != null) {
      applyMask(z);
    }
    return z;
  }

  /** Weights times input plus bias, [rows, nIn] to [rows, nOut]. */
  final INDArray product(
      INDArray rows, boolean training, ArrayType where, LayerWorkspaceMgr workspaceMgr) {
    INDArray x = rows.castTo(dataType);
    ColumnLayout layout = layoutOf(x);
    INDArray z =
        workspaceMgr.createUninitialized(where, dataType, layout.outputShape(), layout.order(x));
    engine.forward(new ChainCall(layout, parameters(training, workspaceMgr), IDENTITY), x, z);
    return z;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(true);
    INDArray z = preOutput2d(true, workspaceMgr);
    INDArray delta =
        layerConf()
            .getLossFn()
            .computeGradient(
                getLabels2d(workspaceMgr, ArrayType.BP_WORKING_MEM),
                z,
                layerConf().getActivationFn(),
                maskArray);
    INDArray x = input.castTo(dataType);
    ColumnLayout layout = layoutOf(x);
    INDArray inputEpsilon =
        workspaceMgr.createUninitialized(
            ArrayType.ACTIVATION_GRAD, dataType, x.shape(), layout.order(x));
    engine.backward(
        new ChainCall(layout, parameters(true, workspaceMgr), IDENTITY),
        x,
        delta.castTo(dataType),
        DeButParamInitializer.parameters(gradientViews.keySet(), gradientViews::get),
        inputEpsilon);
    addLossOfInput(x, inputEpsilon);
    // Noisy weights are kept: the score of this step needs them, and the network clears them.
    gradient = ChainParameters.gradient(gradientViews);
    return new Pair<>(gradient, backpropDropOutIfPresent(inputEpsilon));
  }

  /**
   * Adds the gradients of a loss that depends on the layer's input itself: none here.
   *
   * @param inputEpsilon the gradient by the input, without that of dropout
   */
  void addLossOfInput(INDArray x, INDArray inputEpsilon) {}

  @Override
  public void computeGradientAndScore(LayerWorkspaceMgr workspaceMgr) {
    if (input != null && labels != null) {
      backpropGradient(null, workspaceMgr);
      computeScore(calcRegularizationScore(true), true, workspaceMgr);
    }
  }

  private ColumnLayout layoutOf(INDArray x) {
    return DenseLayout.of(x, layerConf().getNIn(), layerConf().getNOut(), layerId());
  }

  private ChainParameters parameters(boolean training, LayerWorkspaceMgr workspaceMgr) {
    return DeButParamInitializer.parameters(
        params.keySet(), key -> getParamWithNoise(key, training, workspaceMgr));
  }

  @Override
  protected INDArray getLabels2d(LayerWorkspaceMgr workspaceMgr, ArrayType arrayType) {
    return labels;
  }

  @Override
  public void setParam(String key, INDArray value) {
    DeButParamInitializer.requireKey(key, params.keySet(), layerId());
    super.setParam(key, value);
  }

  @Override
  public void setParams(INDArray params) {
    if (params != paramsFlattened) {
      setParams(params, 'c');
    }
  }
}
