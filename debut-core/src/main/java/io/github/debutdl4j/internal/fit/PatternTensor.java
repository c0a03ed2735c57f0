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
package io.github.debutdl4j.internal.fit;

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.linalg.DotProduct;

/**
 * The numbers of a matrix on the pattern of a factor, {@code [blocks, diagonal, rows, columns]} in
 * c order: a target, what is left of it after contractions, or the weights of one factor.
 */
public record PatternTensor(int blocks, int diagonal, int rows, int columns, double[] data) {

  public static PatternTensor zeros(int blocks, int diagonal, int rows, int columns) {
    int size = Math.multiplyExact(Math.multiplyExact(blocks, diagonal), rows);
    return new PatternTensor(
        blocks, diagonal, rows, columns, new double[Math.multiplyExact(size, columns)]);
  }

  /** Wraps the weight tensor of a factor. */
  static PatternTensor of(DeButFactor factor, double[] weights) {
    return new PatternTensor(factor.blocks(), factor.t(), factor.r(), factor.s(), weights);
  }

  public double squaredNorm() {
    return DotProduct.square(data);
  }
}
