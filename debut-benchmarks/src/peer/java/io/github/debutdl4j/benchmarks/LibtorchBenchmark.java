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
package io.github.debutdl4j.benchmarks;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The 512 x 4608 matrix and its chain in libtorch, on 1,024 columns.
 *
 * <p>Backward is everything from input and epsilon to the gradients of both input and weights: for
 * the chain that is a forward pass that autograd records and the pass back, as our kernel also
 * repeats the forward pass; for the matrix it is the two products alone.
 */
@State(Scope.Benchmark)
public class LibtorchBenchmark {

  private static final int COLUMNS = KernelBenchmark.COLUMNS;

  @Param("DENSE")
  public PeerWay way;

  private final Engine engine = Engine.getEngine("PyTorch");
  private final NDManager manager = engine.newBaseManager();
  private final DeButChain chain = VggConvolution.largest();
  private NDArray x;
  private NDArray matrix;
  private NDArray epsilon;
  private NDArray[] factors;

  /** Makes matrix, factors and input; the reference algorithm takes columns as rows. */
  @Setup
  public void prepare() {
    int inputs = chain.inputs();
    int outputs = chain.outputs();
    x = way == PeerWay.REFERENCE ? random(COLUMNS, inputs) : random(inputs, COLUMNS);
    matrix = random(outputs, inputs);
    epsilon = random(outputs, COLUMNS);
    factors = new NDArray[chain.length()];
    for (int l = 0; l < factors.length; l++) {
      DeButFactor f = chain.factor(l);
      factors[l] = random(f.blocks(), f.t(), f.r(), f.s());
    }
  }

  /** The product of the matrix, or of all factors in turn, with the columns. */
  @Benchmark
  @SuppressWarnings("try") // the scope frees what is made in it
  public void forward() {
    try (NDScope scope = new NDScope()) {
      product(x, factors);
    }
  }

  /** The gradients of the input and of the matrix or the factors. */
  @Benchmark
  @SuppressWarnings("try") // the scope frees what is made in it
  public void backward() {
    try (NDScope scope = new NDScope()) {
      if (way == PeerWay.DENSE) {
        epsilon.matMul(x.transpose());
        matrix.transpose().matMul(epsilon);
      } else {
        differentiate();
      }
    }
  }

  private void differentiate() {
    NDArray input = variable(x);
    NDArray[] weights = new NDArray[factors.length];
    for (int l = 0; l < weights.length; l++) {
      weights[l] = variable(factors[l]);
    }
    try (GradientCollector gradients = engine.newGradientCollector()) {
      gradients.backward(product(input, weights));
    }
  }

  /** The same numbers without a gradient yet, so that none is added to that of the last call. */
  private static NDArray variable(NDArray array) {
    NDArray fresh = array.stopGradient();
    fresh.setRequiresGradient(true);
    return fresh;
  }

  private NDArray product(NDArray input, NDArray[] weights) {
    if (way == PeerWay.DENSE) {
      return matrix.matMul(input);
    }
    NDArray at = input;
    for (int l = 0; l < weights.length; l++) {
      at =
          way == PeerWay.REFERENCE
              ? broadcast(chain.factor(l), weights[l], at)
              : batched(chain.factor(l), weights[l], at);
    }
    return at;
  }

  /** Every weight times every input it meets, then the sum over s. */
  private static NDArray broadcast(DeButFactor f, NDArray weights, NDArray rows) {
    NDArray grid = rows.reshape(COLUMNS, f.blocks(), 1, f.s(), f.t());
    NDArray spread = weights.transpose(0, 2, 3, 1); // [B, r, s, t]
    return grid.mul(spread).sum(new int[] {3}).reshape(COLUMNS, f.p());
  }

  /** A product of r x s with s x columns for each of the B t pieces. */
  private static NDArray batched(DeButFactor f, NDArray weights, NDArray columns) {
    long pieces = (long) f.blocks() * f.t();
    NDArray grid =
        columns
            .reshape(f.blocks(), f.s(), f.t(), COLUMNS)
            .transpose(0, 2, 1, 3)
            .reshape(pieces, f.s(), COLUMNS);
    return weights
        .reshape(pieces, f.r(), f.s())
        .matMul(grid)
        .reshape(f.blocks(), f.t(), f.r(), COLUMNS)
        .transpose(0, 2, 1, 3)
        .reshape(f.p(), COLUMNS);
  }

  private NDArray random(long... shape) {
    return manager.randomNormal(new Shape(shape)).muli(0.5f);
  }
}
