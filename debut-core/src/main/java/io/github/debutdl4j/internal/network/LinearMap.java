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
package io.github.debutdl4j.internal.network;

import io.github.debutdl4j.chain.DeButChain;

/**
 * The weights of a linear operation: a chain of factors; a dense matrix is a chain of one.
 *
 * <p>The chain is at least as large as outputs x inputs; what is beyond is padding: inputs that are
 * zero, outputs that are dropped. Immutable, as long as the array that it was given does not
 * change.
 */
public final class LinearMap {

  private final DeButChain chain;
  private final int outputs;
  private final int inputs;
  private final WeightSource weights;

  private LinearMap(DeButChain chain, int outputs, int inputs, WeightSource weights) {
    if (outputs < 1 || outputs > chain.outputs() || inputs < 1 || inputs > chain.inputs()) {
      throw new IllegalArgumentException(
          String.format(
              "a chain of %d x %d cannot represent %d x %d: it must be at least as large",
              chain.outputs(), chain.inputs(), outputs, inputs));
    }
    if (weights.count() != chain.parameters()) {
      throw new IllegalArgumentException(
          String.format(
              "%d weights for a chain of %d parameters", weights.count(), chain.parameters()));
    }
    this.chain = chain;
    this.outputs = outputs;
    this.inputs = inputs;
    this.weights = weights;
  }

  /**
   * A map of given weights.
   *
   * @param outputs rows of the map
   * @param inputs columns of the map
   * @param weights the factor tensors {@code [blocks, t, r, s]} one after another, first applied
   *     first ({@link DeButChain#weightOffset})
   */
  public LinearMap(DeButChain chain, int outputs, int inputs, float[] weights) {
    this(chain, outputs, inputs, new Given(weights));
  }

  /** A map whose weights are read when they are asked for. */
  public static LinearMap of(DeButChain chain, int outputs, int inputs, WeightSource weights) {
    return new LinearMap(chain, outputs, inputs, weights);
  }

  /**
   * A dense matrix.
   *
   * @param matrix outputs x inputs, row major
   */
  public static LinearMap dense(int outputs, int inputs, float[] matrix) {
    return new LinearMap(DeButChain.dense(outputs, inputs), outputs, inputs, matrix);
  }

  public DeButChain chain() {
    return chain;
  }

  /** Rows of the map. */
  public int outputs() {
    return outputs;
  }

  /** Columns of the map. */
  public int inputs() {
    return inputs;
  }

  /**
   * The factor tensors {@code [blocks, t, r, s]} one after another, first applied first. The array
   * may be the map's own or made for this call: it must not be changed, and is best asked for once.
   */
  public float[] weights() {
    return weights.read();
  }

  /** How many bytes hold the weights. */
  public long bytes() {
    return weights.bytes();
  }

  /** Whether it is one dense matrix. */
  public boolean isDense() {
    return chain.length() == 1 && chain.factor(0).isDense();
  }

  private static final class Given implements WeightSource {
    private final float[] weights;

    Given(float[] weights) {
      this.weights = weights;
    }

    @Override
    public long count() {
      return weights.length;
    }

    @Override
    public long bytes() {
      return (long) Float.BYTES * weights.length;
    }

    @Override
    public float[] read() {
      return weights;
    }
  }
}
