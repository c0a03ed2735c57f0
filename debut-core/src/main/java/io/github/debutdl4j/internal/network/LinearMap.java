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
 * The weights of a linear operation: a chain of factors, of which a dense matrix is the case of
 * one.
 *
 * @param chain at least as large as outputs x inputs; what is beyond is padding: inputs that are
 *     zero, outputs that are dropped
 * @param outputs rows of the map
 * @param inputs columns of the map
 * @param weights the factor tensors {@code [blocks, t, r, s]} one after another, first applied
 *     first ({@link DeButChain#weightOffset})
 */
public record LinearMap(DeButChain chain, int outputs, int inputs, float[] weights) {

  /** Checks that chain, sizes and weights fit each other. */
  public LinearMap {
    if (outputs < 1 || outputs > chain.outputs() || inputs < 1 || inputs > chain.inputs()) {
      throw new IllegalArgumentException(
          "a chain of %d x %d cannot stand for %d x %d: it must be at least as large"
              .formatted(chain.outputs(), chain.inputs(), outputs, inputs));
    }
    if (weights.length != chain.parameters()) {
      throw new IllegalArgumentException(
          "%d weights for a chain of %d parameters".formatted(weights.length, chain.parameters()));
    }
  }

  /**
   * A dense matrix.
   *
   * @param matrix outputs x inputs, row major
   */
  public static LinearMap dense(int outputs, int inputs, float[] matrix) {
    return new LinearMap(DeButChain.dense(outputs, inputs), outputs, inputs, matrix);
  }

  /** Whether it is one dense matrix. */
  public boolean isDense() {
    return chain.length() == 1 && chain.factor(0).isDense();
  }
}
