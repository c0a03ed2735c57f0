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

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs a {@link RowDense}: everything in column order, where one product is one call of BLAS, and
 * no second forward pass in back-propagation.
 */
final class RowDenseLayer extends DenseLayer {

  private static final long serialVersionUID = 1L;

  RowDenseLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  protected Pair<INDArray, INDArray> preOutputWithPreNorm(
      boolean training, boolean forBackprop, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(forBackprop);
    INDArray weights = getParam(WEIGHT_KEY);
    INDArray z =
        workspaceMgr.createUninitialized(
            ArrayType.ACTIVATIONS, dataType, new long[] {input.size(0), weights.size(1)}, 'f');
    Nd4j.gemm(input, weights, z, false, false, 1, 0);
    z.addiRowVector(getParam(BIAS_KEY));
    return new Pair<>(z, z);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(true);
    INDArray weightGradient = gradientViews.get(WEIGHT_KEY);
    INDArray biasGradient = gradientViews.get(BIAS_KEY);
    Nd4j.gemm(input, epsilon, weightGradient, true, false, 1, 0);
    epsilon.sum(biasGradient, 0);
    INDArray before =
        workspaceMgr.createUninitialized(
            ArrayType.ACTIVATION_GRAD, dataType, new long[] {input.size(0), input.size(1)}, 'f');
    Nd4j.gemm(epsilon, getParam(WEIGHT_KEY), before, false, true, 1, 0);
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(WEIGHT_KEY, weightGradient);
    gradient.setGradientFor(BIAS_KEY, biasGradient);
    return new Pair<>(gradient, before);
  }
}
