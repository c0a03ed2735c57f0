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
package io.github.debutdl4j.layer.attention;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Scaled dot-product attention of all heads: softmax(Q K^T / sqrt(headSize)) V. Arrays are
 * [examples, heads, steps, headSize].
 *
 * @param weights [examples, heads, queries, steps]; those of a query add up to 1
 */
record HeadAttention(INDArray queries, INDArray keys, INDArray values, INDArray weights) {

  /** What DL4J subtracts from the scores of masked steps. */
  private static final double MASKED = 1e9;

  /** The gradients of what the attention was computed from. */
  record Gradients(INDArray queries, INDArray keys, INDArray values) {}

  /**
   * @param mask [examples, steps], null if no step is masked
   */
  static HeadAttention of(INDArray queries, INDArray keys, INDArray values, INDArray mask) {
    INDArray scores = Nd4j.matmul(queries, keys, false, true, false).divi(scale(keys));
    if (mask != null) {
      INDArray less = mask.rsub(1).muli(MASKED).reshape(mask.size(0), 1, 1, mask.size(1));
      scores = scores.sub(less);
    }
    return new HeadAttention(queries, keys, values, Nd4j.nn().softmax(scores, 3));
  }

  private static double scale(INDArray keys) {
    return Math.sqrt((double) keys.size(3));
  }

  /** [examples, heads, queries, headSize]. */
  INDArray result() {
    return Nd4j.matmul(weights, values);
  }

  /** The gradients for the gradient of the result. */
  Gradients back(INDArray ofResult) {
    INDArray ofWeights = Nd4j.matmul(ofResult, values, false, true, false);
    INDArray meanOfRow = ofWeights.mul(weights).sum(true, 3);
    INDArray ofScores = ofWeights.sub(meanOfRow).muli(weights).divi(scale(keys));
    return new Gradients(
        Nd4j.matmul(ofScores, keys),
        Nd4j.matmul(ofScores, queries, true, false, false),
        Nd4j.matmul(weights, ofResult, true, false, false));
  }
}
