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
import io.github.debutdl4j.chain.DeButFactor;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Runs a chain as batched matrix products of ND4J: for data types and backends that the kernels do
 * not support. Much slower than the kernels, with the same gradient.
 */
final class Nd4jChainEngine implements ChainEngine {

  private final DeButChain chain;
  private final int inputs;
  private final int outputs;

  /**
   * Sizes of the layer's matrix; the chain may be larger.
   *
   * @param inputs columns of the matrix
   * @param outputs rows of the matrix
   */
  Nd4jChainEngine(DeButChain chain, int inputs, int outputs) {
    this.chain = chain;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  @Override
  public boolean fuses(IActivation activation) {
    return activation instanceof ActivationIdentity;
  }

  @Override
  public void forward(ChainCall call, INDArray input, INDArray output) {
    ChainParameters parameters = call.parameters();
    INDArray[] grids = gridsOfAllFactors(parameters, call.layout().gather(input));
    DeButFactor last = chain.factor(chain.length() - 1);
    INDArray product = firstRows(rows(grids[chain.length()], last), outputs);
    if (parameters.bias() != null) {
      product = product.addColumnVector(parameters.bias().reshape(outputs, 1));
    }
    call.layout().writeOutput(product, output);
  }

  @Override
  public void backward(
      ChainCall call,
      INDArray input,
      INDArray epsilon,
      ChainParameters gradients,
      INDArray inputEpsilon) {
    ChainParameters parameters = call.parameters();
    INDArray[] grids = gridsOfAllFactors(parameters, call.layout().gather(input));
    INDArray columns = call.layout().outputColumns(epsilon); // [nOut, columns]
    if (gradients.bias() != null) {
      gradients.bias().assign(columns.sum(1).reshape(gradients.bias().shape()));
    }
    INDArray rowEpsilon = padded(columns, chain.outputs());
    for (int l = chain.length() - 1; l >= 0; l--) {
      DeButFactor factor = chain.factor(l);
      INDArray weights = parameters.factors().get(l);
      INDArray matrices = matrices(weights, factor);
      INDArray grid = grid(rowEpsilon, factor.blocks(), factor.r(), factor.t());
      INDArray gradient = Nd4j.matmul(grid, grids[l].permute(0, 2, 1)); // [blocks*t, r, s]
      gradients.factors().get(l).assign(gradient.reshape('c', weights.shape()));
      INDArray back = Nd4j.matmul(matrices.permute(0, 2, 1), grid); // [blocks*t, s, columns]
      rowEpsilon = rows(back, factor.blocks(), factor.s(), factor.t());
    }
    call.layout().scatterAdd(firstRows(rowEpsilon, inputs), inputEpsilon);
  }

  /**
   * The input of each factor as [blocks*t, s, columns]; at the end, the product of the last factor
   * as [blocks*t, r, columns].
   */
  private INDArray[] gridsOfAllFactors(ChainParameters parameters, INDArray columns) {
    INDArray[] grids = new INDArray[chain.length() + 1];
    INDArray x = padded(columns, chain.inputs());
    for (int l = 0; l < chain.length(); l++) {
      DeButFactor factor = chain.factor(l);
      grids[l] = grid(x, factor.blocks(), factor.s(), factor.t());
      grids[l + 1] = Nd4j.matmul(matrices(parameters.factors().get(l), factor), grids[l]);
      x = l + 1 < chain.length() ? rows(grids[l + 1], factor) : null;
    }
    return grids;
  }

  private static INDArray matrices(INDArray weights, DeButFactor factor) {
    return weights.reshape('c', (long) factor.blocks() * factor.t(), factor.r(), factor.s());
  }

  /** From [blocks*size*t, columns] to [blocks*t, size, columns]. */
  private static INDArray grid(INDArray rows, long blocks, long size, long t) {
    long columns = rows.size(1);
    return rows.reshape('c', blocks, size, t, columns)
        .permute(0, 2, 1, 3)
        .dup('c')
        .reshape('c', blocks * t, size, columns);
  }

  private static INDArray rows(INDArray grid, DeButFactor factor) {
    return rows(grid, factor.blocks(), factor.r(), factor.t());
  }

  /** From [blocks*t, size, columns] to [blocks*size*t, columns]. */
  private static INDArray rows(INDArray grid, long blocks, long size, long t) {
    long columns = grid.size(2);
    return grid.dup('c')
        .reshape('c', blocks, t, size, columns)
        .permute(0, 2, 1, 3)
        .dup('c')
        .reshape('c', blocks * size * t, columns);
  }

  private static INDArray padded(INDArray columns, int rows) {
    if (columns.size(0) == rows) {
      return columns;
    }
    INDArray result = Nd4j.zeros(columns.dataType(), rows, columns.size(1));
    firstRows(result, (int) columns.size(0)).assign(columns);
    return result;
  }

  private static INDArray firstRows(INDArray columns, int rows) {
    return columns.size(0) == rows
        ? columns
        : columns.get(NDArrayIndex.interval(0, rows), NDArrayIndex.all());
  }
}
