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
package io.github.debutdl4j.layer.internal.engine;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.kernel.FloatArrayPool;
import io.github.debutdl4j.internal.kernel.FloatChainKernel;
import io.github.debutdl4j.internal.kernel.FloatEpilogue;
import io.github.debutdl4j.internal.kernel.FloatGradients;
import io.github.debutdl4j.internal.kernel.activation.FloatActivation;
import io.github.debutdl4j.internal.kernel.factor.FloatKernels;
import io.github.debutdl4j.layer.internal.memory.ArrayMemory;
import java.util.Optional;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a chain on the tile kernel, reading and writing the arrays of the network in place. */
final class FloatChainEngine implements ChainEngine {

  private final DeButChain chain;
  private final int outputs;
  private final FloatKernels kernels;
  private final FloatChainKernel kernel;
  private final FloatArrayPool weightArrays = new FloatArrayPool();

  /**
   * Sizes of the layer's matrix; the chain may be larger.
   *
   * @param inputs columns of the matrix
   * @param outputs rows of the matrix
   */
  FloatChainEngine(DeButChain chain, int inputs, int outputs, FloatKernels kernels) {
    this.chain = chain;
    this.outputs = outputs;
    this.kernels = kernels;
    this.kernel = new FloatChainKernel(chain, inputs, outputs, kernels);
  }

  @Override
  public boolean fuses(IActivation activation) {
    return fused(activation).isPresent();
  }

  @Override
  public void forward(ChainCall call, INDArray input, INDArray output) {
    float[] weights = weightArrays.borrow((int) chain.parameters());
    try (ArrayMemory x = ArrayMemory.open(call.layout().columnSource(input));
        ArrayMemory y = ArrayMemory.open(call.layout().evenlySpaced(output))) {
      readWeights(call.parameters(), weights);
      FloatLayerColumns columns = columns(call);
      kernel.forward(weights, epilogue(call), columns.input(x), columns.output(y));
    } finally {
      weightArrays.giveBack(weights);
    }
  }

  @Override
  public void backward(
      ChainCall call,
      INDArray input,
      INDArray epsilon,
      ChainParameters gradients,
      INDArray inputEpsilon) {
    float[] weights = weightArrays.borrow((int) chain.parameters());
    float[] gradient = weightArrays.borrow((int) chain.parameters());
    float[] biasGradient = call.parameters().bias() == null ? null : new float[outputs];
    INDArray sink = call.layout().columnSink(inputEpsilon);
    try (ArrayMemory x = ArrayMemory.open(call.layout().columnSource(input));
        ArrayMemory yEpsilon = ArrayMemory.open(call.layout().evenlySpaced(epsilon));
        ArrayMemory xEpsilon = ArrayMemory.open(sink)) {
      readWeights(call.parameters(), weights);
      FloatLayerColumns columns = columns(call);
      kernel.backward(
          weights,
          epilogue(call),
          columns.input(x),
          columns.output(yEpsilon),
          new FloatGradients(gradient, biasGradient),
          columns.inputEpsilon(xEpsilon));
      for (int l = 0; l < chain.length(); l++) {
        FloatNumbers.write(gradient, chain.weightOffset(l), gradients.factors().get(l));
      }
      if (biasGradient != null) {
        FloatNumbers.write(biasGradient, 0, gradients.bias());
      }
      call.layout().collect(sink, inputEpsilon);
    } finally {
      weightArrays.giveBack(gradient);
      weightArrays.giveBack(weights);
    }
  }

  private FloatLayerColumns columns(ChainCall call) {
    return new FloatLayerColumns(call.layout(), kernels.pixelRuns());
  }

  private FloatEpilogue epilogue(ChainCall call) {
    KnownActivation fused = fused(call.activation()).orElseThrow();
    FloatActivation activation = kernels.activations().of(fused.kind(), fused.alpha());
    return new FloatEpilogue(bias(call.parameters()), activation);
  }

  private Optional<KnownActivation> fused(IActivation activation) {
    return KnownActivation.differentiable(activation)
        .filter(known -> kernels.activations().has(known.kind()));
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
