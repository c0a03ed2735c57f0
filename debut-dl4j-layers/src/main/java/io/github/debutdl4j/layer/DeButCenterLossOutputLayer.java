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

import io.github.debutdl4j.layer.internal.loss.CenterLoss;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.params.CenterLossParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * An output layer that also pulls its inputs to the centre of their class, with a weight matrix
 * that is a product of sparse DeBut factors: use it in place of DL4J's {@code
 * CenterLossOutputLayer}.
 *
 * <p>Input [minibatch, nIn], output and one-hot labels [minibatch, nOut]. The centres, parameter
 * {@code cL} [nOut, nIn], are trained as DL4J does, by {@link #getAlpha()} and without an updater.
 * Two things differ from DL4J 1.0.0-M2.1: with dropout, the gradient passes through the dropout as
 * well, and scores of single examples are those of the loss.
 */
public class DeButCenterLossOutputLayer extends BaseDeButOutputLayer {

  private static final long serialVersionUID = 1L;

  /** Key of the centres. */
  private static final String CENTERS_KEY = CenterLossParamInitializer.CENTER_KEY;

  private double alpha;
  private double lambda;
  private boolean gradientCheck;

  /** For JSON. */
  protected DeButCenterLossOutputLayer() {}

  protected DeButCenterLossOutputLayer(Builder builder) {
    super(builder);
    this.alpha = builder.alpha;
    this.lambda = builder.lambda;
    this.gradientCheck = builder.gradientCheck;
    initializeConstraints(builder);
    ChainResolution.resolvePolicyIfPossible(this);
  }

  /** How far a step moves the centres to the inputs. */
  public double getAlpha() {
    return alpha;
  }

  public void setAlpha(double alpha) {
    this.alpha = alpha;
  }

  /** Weight of the distances to the centres beside the loss of the outputs. */
  public double getLambda() {
    return lambda;
  }

  public void setLambda(double lambda) {
    this.lambda = lambda;
  }

  /** Whether centres move by the gradient of the score, as gradient checks need. */
  public boolean isGradientCheck() {
    return gradientCheck;
  }

  public void setGradientCheck(boolean gradientCheck) {
    this.gradientCheck = gradientCheck;
  }

  private CenterLoss loss() {
    return new CenterLoss(alpha, lambda, gradientCheck);
  }

  @Override
  public void setNIn(InputType inputType, boolean override) {
    super.setNIn(inputType, override);
    ChainResolution.resolveIfPossible(this);
  }

  @Override
  public ParamInitializer initializer() {
    return WithCenters.INSTANCE;
  }

  /** Centres move by their step as it is. */
  @Override
  public IUpdater getUpdaterByParam(String paramName) {
    return CENTERS_KEY.equals(paramName) ? new NoOp() : super.getUpdaterByParam(paramName);
  }

  @Override
  public org.deeplearning4j.nn.api.Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray layerParamsView,
      boolean initializeParams,
      DataType networkDataType) {
    LayerValidation.assertNInNOutSet(
        "DeButCenterLossOutputLayer", getLayerName(), layerIndex, nIn, nOut);
    CenterLossChainLayer layer = new CenterLossChainLayer(conf, networkDataType);
    layer.attach(conf, listeners, layerIndex, layerParamsView, initializeParams);
    return layer;
  }

  @Override
  public DeButCenterLossOutputLayer clone() {
    return (DeButCenterLossOutputLayer) super.clone();
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof DeButCenterLossOutputLayer;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeButCenterLossOutputLayer layer
        && super.equals(layer)
        && loss().equals(layer.loss());
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), loss());
  }

  /** Factors and bias, then the centres. */
  private static final class WithCenters extends DeButParamInitializer {

    private static final WithCenters INSTANCE = new WithCenters();

    @Override
    public long numParams(Layer layer) {
      DeButLayerConf conf = (DeButLayerConf) layer;
      return super.numParams(layer) + Math.multiplyExact(conf.getNOut(), conf.getNIn());
    }

    @Override
    public List<String> paramKeys(Layer layer) {
      List<String> keys = new ArrayList<>(super.paramKeys(layer));
      keys.add(CENTERS_KEY);
      return keys;
    }

    @Override
    long addViews(DeButLayerConf layer, INDArray numbers, Map<String, INDArray> views) {
      long offset = super.addViews(layer, numbers, views);
      INDArray centers = numbers.get(NDArrayIndex.interval(offset, numbers.length()));
      views.put(CENTERS_KEY, centers.reshape('c', layer.getNOut(), layer.getNIn()));
      return numbers.length();
    }

    @Override
    void initialise(Layer layer, Map<String, INDArray> params) {
      super.initialise(layer, params);
      params.get(CENTERS_KEY).assign(0);
    }
  }

  /** The chain's outputs and their loss, and the centres. */
  private static final class CenterLossChainLayer extends OutputChainLayer {

    private static final long serialVersionUID = 1L;

    CenterLossChainLayer(NeuralNetConfiguration conf, DataType dataType) {
      super(conf, dataType);
    }

    private CenterLoss loss() {
      return ((DeButCenterLossOutputLayer) layerConf()).loss();
    }

    @Override
    void addLossOfInput(INDArray x, INDArray inputEpsilon) {
      INDArray centers = params.get(CENTERS_KEY);
      loss().writeStep(x, labels, centers, gradientViews.get(CENTERS_KEY));
      loss().addEpsilon(x, labels, centers, inputEpsilon);
    }

    private INDArray distances() {
      return loss().scores(input.castTo(dataType), labels, params.get(CENTERS_KEY));
    }

    @Override
    public double computeScore(
        double fullNetRegTerm, boolean training, LayerWorkspaceMgr workspaceMgr) {
      double ofOutputs = super.computeScore(fullNetRegTerm, training, workspaceMgr);
      double ofInputs = distances().sumNumber().doubleValue();
      score = ofOutputs + (conf().isMiniBatch() ? ofInputs / getInputMiniBatchSize() : ofInputs);
      return score;
    }

    @Override
    public INDArray computeScoreForExamples(double fullNetRegTerm, LayerWorkspaceMgr workspaceMgr) {
      INDArray scores = super.computeScoreForExamples(fullNetRegTerm, workspaceMgr);
      return scores.addi(distances().reshape(scores.shape()));
    }
  }

  /** Builds a {@link DeButCenterLossOutputLayer}. */
  @SuppressWarnings("unchecked") // DL4J lets the caller of build() choose the type
  public static class Builder extends BaseDeButOutputLayer.Builder<Builder> {

    private double alpha = 0.05;
    private double lambda = 2e-4;
    private boolean gradientCheck;

    /** Loss MCXENT, activation softmax. */
    public Builder() {
      setActivationFn(new ActivationSoftmax());
    }

    /** The activation is softmax unless set. */
    public Builder(LossFunction lossFunction) {
      this(lossFunction.getILossFunction());
    }

    /** The activation is softmax unless set. */
    public Builder(ILossFunction lossFunction) {
      setLossFn(lossFunction);
      setActivationFn(new ActivationSoftmax());
    }

    /** How far a step moves the centres to the inputs; default 0.05. */
    public Builder alpha(double alpha) {
      this.alpha = alpha;
      return this;
    }

    /** Weight of the distances to the centres beside the loss of the outputs; default 2e-4. */
    public Builder lambda(double lambda) {
      this.lambda = lambda;
      return this;
    }

    /** Makes centres move by the gradient of the score, as gradient checks need. */
    public Builder gradientCheck(boolean gradientCheck) {
      this.gradientCheck = gradientCheck;
      return this;
    }

    @Override
    public DeButCenterLossOutputLayer build() {
      return new DeButCenterLossOutputLayer(this);
    }
  }
}
