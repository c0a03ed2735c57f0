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
package io.github.debutdl4j.convert.internal.loss;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * How far the outputs of a network are from those of the network it replaces: what fine-tuning
 * against that one's outputs would have as its loss at the beginning.
 */
public final class OutputDivergence {

  private static final double LEAST_PROBABILITY = 1e-7;
  private static final double TOLERANCE = 1e-2;

  private OutputDivergence() {}

  /**
   * The divergence, summed over all examples: in nats where the outputs are probabilities of
   * classes along dimension 1, or each a probability of its own; otherwise the squared distance as
   * a share of the squared deviation of the expected outputs from their mean.
   *
   * @param expected outputs of the replaced network
   * @param actual outputs of the new network, of the same shape
   */
  public static double between(INDArray expected, INDArray actual) {
    INDArray p = expected.castTo(DataType.DOUBLE);
    INDArray q = actual.castTo(DataType.DOUBLE);
    if (p.minNumber().doubleValue() < 0 || p.maxNumber().doubleValue() > 1 + TOLERANCE) {
      return relativeSquare(p, q);
    }
    return p.rank() > 1 && p.size(1) > 1 && sumsToOne(p)
        ? divergence(p, q)
        : divergence(p, q) + divergence(p.rsub(1), q.rsub(1));
  }

  private static boolean sumsToOne(INDArray p) {
    return p.sum(1).sub(1).amaxNumber().doubleValue() < TOLERANCE;
  }

  private static double divergence(INDArray p, INDArray q) {
    return p.mul(logarithm(p).sub(logarithm(q))).sumNumber().doubleValue();
  }

  private static INDArray logarithm(INDArray probabilities) {
    return Transforms.log(Transforms.max(probabilities, LEAST_PROBABILITY, true), false);
  }

  private static double relativeSquare(INDArray p, INDArray q) {
    double deviation = p.sub(p.meanNumber()).norm2Number().doubleValue();
    double distance = p.sub(q).norm2Number().doubleValue();
    double share = distance / Math.max(deviation, LEAST_PROBABILITY);
    return p.size(0) * share * share;
  }
}
