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
package io.github.debutdl4j.internal.search;

import java.util.List;
import java.util.Map;

/** How much of a matrix's energy (its squared Frobenius norm) regular chains can keep. */
public interface MatrixEnergies {

  /** Rows of the matrix. */
  int outputs();

  /** Columns of the matrix. */
  int inputs();

  /**
   * The share kept by the best two-factor approximation at a link: no regular chain through that
   * link keeps more. May be estimated from a sample of the matrix.
   *
   * @param rows product of the grid rows left of the link
   * @param columns product of the grid columns left of the link
   */
  double kept(int rows, int columns);

  /** The share that each chain keeps after one pass of splits from left to right. */
  Map<CandidateChain, Double> keptByFirstFit(List<CandidateChain> chains);

  /** The same from a smaller sample, to tell which chains are worth another look. */
  Map<CandidateChain, Double> keptByRoughFit(List<CandidateChain> chains);
}
