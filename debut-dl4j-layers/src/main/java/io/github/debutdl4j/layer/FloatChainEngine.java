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

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.kernel.FloatArrayPool;
import io.github.debutdl4j.internal.kernel.FloatChainKernel;
import java.lang.ref.Reference;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a chain on the tile kernel, reading and writing the arrays of the network in place. */
final class FloatChainEngine implements ChainEngine {

  private final DeButChain chain;
  private final int outputs;
  private final FloatChainKernel kernel;
  private final FloatArrayPool weightArrays = new FloatArrayPool();

  /**
   * Sizes of the layer's matrix; the chain may be larger.
   *
   * @param inputs columns of the matrix
   * @param outputs rows of the matrix
   */
  FloatChainEngine(DeButChain chain, int inputs, int outputs) {
    this.chain = chain;
    this.outputs = outputs;
    this.kernel = new FloatChainKernel(chain, inputs, outputs);
  }

  @Override
  public void forward(
      ColumnLayout layout,
      ChainParameters parameters,
      boolean relu,
      INDArray input,
      INDArray output) {
    float[] weights = weightArrays.borrow((int) chain.parameters());
    INDArray x = FloatLayerColumns.readable(layout, input);
    INDArray y = FloatLayerColumns.readable(layout, output);
    try {
      readWeights(parameters, weights);
      kernel.forward(
          weights,
          bias(parameters),
          relu,
          FloatLayerColumns.input(layout, x),
          FloatLayerColumns.output(layout, y));
    } finally {
      holdUntilHere(input, output, x, y);
      weightArrays.giveBack(weights);
    }
  }

  @Override
  public void backward(
      ColumnLayout layout,
      ChainParameters parameters,
      INDArray input,
      INDArray delta,
      ChainParameters gradients,
      INDArray inputEpsilon) {
    float[] weights = weightArrays.borrow((int) chain.parameters());
    float[] gradient = weightArrays.borrow((int) chain.parameters());
    float[] biasGradient = parameters.bias() == null ? null : new float[outputs];
    INDArray x = FloatLayerColumns.readable(layout, input);
    INDArray epsilon = FloatLayerColumns.readable(layout, delta);
    INDArray xEpsilon = FloatLayerColumns.readable(layout, inputEpsilon);
    try {
      readWeights(parameters, weights);
      kernel.backward(
          weights,
          FloatLayerColumns.input(layout, x),
          FloatLayerColumns.output(layout, epsilon),
          gradient,
          biasGradient,
          FloatLayerColumns.inputEpsilon(layout, xEpsilon));
      for (int l = 0; l < chain.length(); l++) {
        FloatNumbers.write(gradient, chain.weightOffset(l), gradients.factors().get(l));
      }
      if (biasGradient != null) {
        FloatNumbers.write(biasGradient, 0, gradients.bias());
      }
    } finally {
      holdUntilHere(input, delta, inputEpsilon, x, epsilon, xEpsilon);
      weightArrays.giveBack(gradient);
      weightArrays.giveBack(weights);
    }
  }

  /** The kernel sees bare memory, which ND4J frees once no array refers to it. */
  private static void holdUntilHere(INDArray... arrays) {
    Reference.reachabilityFence(arrays);
  }

  private void readWeights(ChainParameters parameters, float[] weights) {
    for (int l = 0; l < chain.length(); l++) {
      FloatNumbers.read(parameters.factors().get(l), weights, chain.weightOffset(l));
    }
  }

  private float[] bias(ChainParameters parameters) {
    if (parameters.bias() == null) {
      return null;
    }
    float[] bias = new float[outputs];
    FloatNumbers.read(parameters.bias(), bias, 0);
    return bias;
  }
}
