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
package io.github.debutdl4j.samediff;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.layer.DeButLayerConf;
import io.github.debutdl4j.layer.DeButParamInitializer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.samediff.SDLayerParams;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.shade.jackson.annotation.JsonIgnoreProperties;

/**
 * A DeBut layer that DL4J treats as a SameDiff layer, with the speed and the gradient of the native
 * one.
 *
 * <p>DL4J 1.0.0-M2.1 back-propagates twice the gradient through every SameDiff layer. These layers
 * describe themselves as SameDiff operations too ({@link #defineLayer}), but a network runs them on
 * the native layer inside, gradient, dropout and L1/L2 score included. What remains of DL4J's
 * limits: {@code net.setLearningRate} skips SameDiff layers.
 */
@JsonIgnoreProperties({"layerParams", "chain"})
public abstract class DeButSameDiffLayer extends SameDiffLayer {

  private static final long serialVersionUID = 1L;

  private FeedForwardLayer nativeLayer;

  /** For JSON. */
  protected DeButSameDiffLayer() {}

  /**
   * @param nativeLayer does the work; its chain must have exactly the layer's sizes
   */
  protected DeButSameDiffLayer(Builder<?> builder, FeedForwardLayer nativeLayer) {
    super(builder);
    this.nativeLayer = nativeLayer;
  }

  /** The configuration of the DL4J-native layer that does the work. */
  public FeedForwardLayer getNativeLayer() {
    return nativeLayer;
  }

  public void setNativeLayer(FeedForwardLayer nativeLayer) {
    this.nativeLayer = nativeLayer;
  }

  /** The chain of the layer, once its sizes are known. */
  public DeButChain getChain() {
    return debut().resolvedChain();
  }

  DeButLayerConf debut() {
    return (DeButLayerConf) nativeLayer;
  }

  /** The factors among a graph's parameters, first applied first. */
  List<SDVariable> factors(Map<String, SDVariable> params) {
    List<SDVariable> factors = new ArrayList<>();
    for (int l = 0; l < getChain().length(); l++) {
      factors.add(params.get(DeButParamInitializer.weightKey(l)));
    }
    return factors;
  }

  /** The activation function as DL4J's enum constant, which knows its SameDiff operation. */
  Activation activation() {
    IActivation function = nativeLayer.getActivationFn();
    return Arrays.stream(Activation.values())
        .filter(constant -> constant.getActivationFunction().equals(function))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "layer '"
                        + getLayerName()
                        + "': "
                        + function
                        + " has no SameDiff operation; expected one of "
                        + Arrays.toString(Activation.values())));
  }

  @Override
  public void applyGlobalConfigToLayer(NeuralNetConfiguration.Builder globalConfig) {
    nativeLayer = (FeedForwardLayer) globalConfig.clone().layer(nativeLayer).build().getLayer();
  }

  @Override
  public void defineParameters(SDLayerParams params) {
    if (nativeLayer.getNIn() <= 0 || nativeLayer.getNOut() <= 0) {
      return;
    }
    DeButChain chain = getChain();
    for (int l = 0; l < chain.length(); l++) {
      int[] shape = chain.factor(l).weightShape();
      params.addWeightParam(
          DeButParamInitializer.weightKey(l), Arrays.stream(shape).asLongStream().toArray());
    }
    if (debut().hasBias()) {
      params.addBiasParam(DeButParamInitializer.BIAS_KEY, 1, nativeLayer.getNOut());
    }
  }

  /** Always created again: DL4J would keep what it saw before the number of inputs was known. */
  @Override
  public SDLayerParams getLayerParams() {
    SDLayerParams params = new SDLayerParams();
    defineParameters(params);
    return params;
  }

  /** The native layer inside has initialised them. */
  @Override
  public void initializeParameters(Map<String, INDArray> params) {}

  @Override
  public List<Regularization> getRegularizationByParam(String paramName) {
    return DeButParamInitializer.BIAS_KEY.equals(paramName) ? regularizationBias : regularization;
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    return nativeLayer.getOutputType(layerIndex, inputType);
  }

  @Override
  public void setNIn(InputType inputType, boolean override) {
    nativeLayer.setNIn(inputType, override);
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
    return nativeLayer.getPreProcessorForInputType(inputType);
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    return nativeLayer.getMemoryReport(inputType);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray paramsView,
      boolean initializeParams,
      DataType networkDataType) {
    NeuralNetConfiguration innerConf = conf.clone();
    innerConf.setLayer(nativeLayerWithMySettings());
    innerConf.clearVariables();
    Layer inner =
        innerConf
            .getLayer()
            .instantiate(
                innerConf, listeners, layerIndex, paramsView, initializeParams, networkDataType);
    NativeBackedLayer layer = new NativeBackedLayer(conf, networkDataType, inner);
    layer.setIndex(layerIndex);
    layer.setParamsViewArray(paramsView);
    layer.setParamTable(initializer().init(conf, paramsView, false));
    layer.setConf(conf);
    return layer;
  }

  /** What DL4J's SameDiff configuration holds itself is passed to the native layer. */
  private FeedForwardLayer nativeLayerWithMySettings() {
    FeedForwardLayer copy = (FeedForwardLayer) nativeLayer.clone();
    copy.setLayerName(getLayerName());
    copy.setIDropout(getIDropout());
    copy.setRegularization(regularization);
    copy.setRegularizationBias(regularizationBias);
    if (copy.getConstraints() == null) {
      copy.setConstraints(getConstraints()); // set by transfer learning
    }
    return copy;
  }

  @Override
  public DeButSameDiffLayer clone() {
    DeButSameDiffLayer copy = (DeButSameDiffLayer) super.clone();
    copy.nativeLayer = (FeedForwardLayer) nativeLayer.clone();
    return copy;
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof DeButSameDiffLayer;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof DeButSameDiffLayer layer
            && getClass() == layer.getClass()
            && super.equals(layer)
            && nativeLayer.equals(layer.nativeLayer);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), nativeLayer);
  }

  /** Options that DL4J's SameDiff layers share, and the activation function. */
  public abstract static class Builder<T extends Builder<T>> extends SameDiffLayer.Builder<T> {

    /** Builds the native layer, which needs the settings of weights and their constraints. */
    abstract FeedForwardLayer.Builder<?> nativeBuilder();

    /** Activation function of the layer; default that of the network. */
    public T activation(Activation activation) {
      nativeBuilder().activation(activation);
      return self();
    }

    /** How all factors are initialised; default that of the network, or one that suits chains. */
    @Override
    public T weightInit(WeightInit weightInit) {
      nativeBuilder().weightInit(weightInit);
      return self();
    }

    /**
     * Not for chains, whose factors are all initialised in the same way.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public T weightInit(String param, IWeightInit weightInit) {
      throw new UnsupportedOperationException(
          "all factors of a chain are initialised in the same way; use weightInit(WeightInit)"
              + " instead of one for "
              + param);
    }

    @Override
    public T constrainAllParameters(LayerConstraint... constraints) {
      nativeBuilder().constrainAllParameters(constraints);
      return self();
    }

    @Override
    public T constrainWeights(LayerConstraint... constraints) {
      nativeBuilder().constrainWeights(constraints);
      return self();
    }

    @Override
    public T constrainBias(LayerConstraint... constraints) {
      nativeBuilder().constrainBias(constraints);
      return self();
    }

    @SuppressWarnings("unchecked")
    private T self() {
      return (T) this;
    }
  }
}
