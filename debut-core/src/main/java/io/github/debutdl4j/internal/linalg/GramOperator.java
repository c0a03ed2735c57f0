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
package io.github.debutdl4j.internal.linalg;

/**
 * The smaller of the two Gram matrices {@code A A'} and {@code A' A} of a dense matrix A, as
 * something to multiply vectors by.
 */
public interface GramOperator {

  /** Rows and columns of the Gram matrix. */
  int size();

  /** Whether {@link #formed} gives the matrix. */
  boolean isFormed();

  /** The Gram matrix, row major, at the beginning of the array; only while it is formed. */
  double[] formed();

  /** Multiplies a vector: {@code y = G x}. */
  void apply(double[] x, double[] y);

  /**
   * Turns an eigenvector of the Gram matrix into a left singular vector of A, up to its length.
   *
   * @param u receives as many numbers as A has rows
   */
  void toLeft(double[] x, double[] u);
}
