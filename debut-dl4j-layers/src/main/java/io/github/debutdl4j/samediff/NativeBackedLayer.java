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

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.samediff.SameDiffLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runtime of {@link DeButSameDiffLayer}: DL4J sees a SameDiff layer, a native layer does the work,
 * both on the same parameters.
 */
final class NativeBackedLayer extends SameDiffLayer {

  private static final long serialVersionUID = 1L;

  private final Layer inner;

  NativeBackedLayer(NeuralNetConfiguration conf, DataType dataType, Layer inner) {
    super(conf, dataType);
    this.inner = inner;
  }

  @Override
  public Type type() {
    return inner.type();
  }

  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr workspaceMgr) {
    super.setInput(input, workspaceMgr);
    inner.setInput(input, workspaceMgr);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
    return inner.activate(training, workspaceMgr);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    return inner.backpropGradient(epsilon, workspaceMgr);
  }

  @Override
  public double calcRegularizationScore(boolean backpropParamsOnly) {
    return inner.calcRegularizationScore(backpropParamsOnly);
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray gradients) {
    super.setBackpropGradientsViewArray(gradients);
    inner.setBackpropGradientsViewArray(gradients);
  }

  /** DL4J checks the shape only; this also sets the values. */
  @Override
  public void setParam(String key, INDArray values) {
    super.setParam(key, values);
    getParam(key).assign(values);
  }

  @Override
  public void applyConstraints(int iteration, int epoch) {
    inner.applyConstraints(iteration, epoch);
  }

  @Override
  public void clearNoiseWeightParams() {
    inner.clearNoiseWeightParams();
  }

  @Override
  public void setMaskArray(INDArray mask) {
    super.setMaskArray(mask);
    inner.setMaskArray(mask);
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray mask, MaskState currentMaskState, int minibatchSize) {
    setMaskArray(mask);
    return inner.feedForwardMaskArray(mask, currentMaskState, minibatchSize);
  }

  @Override
  public void setIterationCount(int iterationCount) {
    super.setIterationCount(iterationCount);
    inner.setIterationCount(iterationCount);
  }

  @Override
  public void setEpochCount(int epochCount) {
    super.setEpochCount(epochCount);
    inner.setEpochCount(epochCount);
  }

  @Override
  public void setCacheMode(CacheMode mode) {
    super.setCacheMode(mode);
    inner.setCacheMode(mode);
  }

  @Override
  public void clear() {
    super.clear();
    inner.clear();
  }
}
