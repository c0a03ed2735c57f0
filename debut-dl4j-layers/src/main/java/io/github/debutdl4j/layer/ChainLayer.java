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
import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runtime that all DeBut layers share: dropout, chain, bias, activation, and their backward pass.
 * They differ in where their columns are in the arrays.
 */
abstract class ChainLayer<C extends org.deeplearning4j.nn.conf.layers.BaseLayer & DeButLayerConf>
    extends BaseLayer<C> {

  private static final long serialVersionUID = 1L;

  private static final IActivation IDENTITY = new ActivationIdentity();

  private transient ChainEngine engine;

  ChainLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  /** The steps in which DL4J expects a new layer to be set up, in their order. */
  final void attach(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray paramsView,
      boolean initializeParams) {
    setListeners(listeners);
    setIndex(layerIndex);
    setParamsViewArray(paramsView);
    Map<String, INDArray> table =
        conf.getLayer().initializer().init(conf, paramsView, initializeParams);
    setParamTable(table);
    setConf(conf);
    C layer = layerConf();
    engine =
        ChainEngines.of(layer.resolvedChain(), layer.matrixColumns(), layer.matrixRows(), dataType);
  }

  final ChainEngine engine() {
    return engine;
  }

  /**
   * Checks the input and tells where its columns are.
   *
   * @param input of the network's data type
   */
  abstract ColumnLayout layoutOf(INDArray input);

  /** Applies the mask of examples, where this kind of layer has one. */
  abstract void maskExamples(INDArray outputs);

  /** Shape of the layer's output. */
  long[] outputShape(ColumnLayout layout) {
    return layout.outputShape();
  }

  /** Whether {@link #product} applies an activation as well; others are left to ND4J. */
  boolean fuses(IActivation activation) {
    return engine.fuses(activation);
  }

  /** Writes product, bias and activation. */
  void product(ChainCall call, INDArray x, INDArray z) {
    engine.forward(call, x, z);
  }

  /** Writes the gradients of the parameters and of the input. */
  void productBackward(
      ChainCall call,
      INDArray x,
      INDArray epsilon,
      ChainParameters gradients,
      INDArray inputEpsilon) {
    engine.backward(call, x, epsilon, gradients, inputEpsilon);
  }

  @Override
  protected INDArray preOutput(boolean training, LayerWorkspaceMgr workspaceMgr) {
    return forward(training, IDENTITY, ArrayType.ACTIVATIONS, workspaceMgr);
  }

  private INDArray forward(
      boolean training, IActivation fused, ArrayType where, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaceMgr);
    INDArray x = input.castTo(dataType);
    ColumnLayout layout = layoutOf(x);
    INDArray z =
        workspaceMgr.createUninitialized(where, dataType, outputShape(layout), layout.order(x));
    product(new ChainCall(layout, parameters(training, workspaceMgr), fused), x, z);
    maskExamples(z);
    return z;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
    IActivation activation = layerConf().getActivationFn();
    if (fuses(activation)) {
      return forward(training, activation, ArrayType.ACTIVATIONS, workspaceMgr);
    }
    INDArray z = preOutput(training, workspaceMgr);
    INDArray result = activation.getActivation(z, training);
    maskExamples(result);
    return result;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(true);
    applyDropOutIfNecessary(true, workspaceMgr);
    IActivation activation = layerConf().getActivationFn();
    boolean fused = fuses(activation);
    INDArray e = epsilon.castTo(dataType);
    INDArray yEpsilon = masked(fused ? e : delta(activation, e, workspaceMgr), workspaceMgr);
    INDArray x = input.castTo(dataType);
    ColumnLayout layout = layoutOf(x);
    INDArray inputEpsilon =
        workspaceMgr.createUninitialized(
            ArrayType.ACTIVATION_GRAD, dataType, x.shape(), layout.order(x));
    ChainParameters parameters = parameters(true, workspaceMgr);
    productBackward(
        new ChainCall(layout, parameters, fused ? activation : IDENTITY),
        x,
        yEpsilon,
        DeButParamInitializer.parameters(gradientViews.keySet(), gradientViews::get),
        inputEpsilon);
    weightNoiseParams.clear();
    return new Pair<>(
        ChainParameters.gradient(gradientViews), backpropDropOutIfPresent(inputEpsilon));
  }

  /** The gradient before an activation that the engine does not compute. */
  private INDArray delta(IActivation activation, INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    INDArray z = forward(true, IDENTITY, ArrayType.BP_WORKING_MEM, workspaceMgr);
    return activation.backprop(z, epsilon).getFirst();
  }

  private INDArray masked(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    if (maskArray == null) {
      return epsilon;
    }
    INDArray result = workspaceMgr.dup(ArrayType.BP_WORKING_MEM, epsilon);
    maskExamples(result);
    return result;
  }

  private ChainParameters parameters(boolean training, LayerWorkspaceMgr workspaceMgr) {
    return DeButParamInitializer.parameters(
        params.keySet(), key -> getParamWithNoise(key, training, workspaceMgr));
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

  @Override
  public boolean hasBias() {
    return layerConf().hasBias();
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void fit(INDArray input, LayerWorkspaceMgr workspaceMgr) {
    throw new UnsupportedOperationException("DeBut layers have no pretraining: " + layerId());
  }
}
