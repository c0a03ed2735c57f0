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
package io.github.debutdl4j.export.internal.onnx;

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.network.LinearMap;

/**
 * How long ONNX Runtime takes for the nodes of a linear operation on a CPU, in the time of one
 * multiply-add of a large dense product. Measured on the layers of VGG16 with two threads: moving a
 * number costs as much as a hundred multiply-adds, a node as much as hundreds of thousands.
 *
 * @param positions columns that one example brings
 * @param taps of the window through which the first stage reads the image
 */
record StageCost(int positions, int taps) {

  /** A node, spread over a few examples: at minibatch 1 threads cost more than most products. */
  private static final double NODE = 150_000;

  /** Weights are read once for all positions; few of them make a small file, too. */
  private static final double WEIGHT = 35;

  private static final double FEW_OUTPUTS = 8;
  private static final double FEW_INPUTS = 16;

  /** A number that is laid out anew for a transposition, with the nodes that it takes. */
  private static final double TRANSPOSED = 200;

  private static final int TRANSPOSITION = 4;

  /** A number of the repeated image: copied, laid out anew, filtered. */
  private static final double REPEATED = 120;

  /** A number of a patch. */
  private static final double PATCH = 200;

  /** A number that enters or leaves a convolution for which there is no fast kernel. */
  private static final double SLOW = 80;

  /** The fast kernels take channels in blocks of this size. */
  private static final int BLOCK = 16;

  /** A first stage, which reads the image. */
  double ofFirst(DeButFactor factor) {
    double weights = WEIGHT * factor.parameters();
    if (RepeatedImage.fits(factor, taps)) {
      return 3 * NODE + weights + positions * REPEATED * factor.p();
    }
    double patches = taps > 1 ? PATCH * factor.q() : 0;
    double moved = factor.t() > 1 ? transposition(factor.q()) : 0;
    return moved + products(factor) + positions * patches;
  }

  /**
   * A stage after the first.
   *
   * @param previous the stage before it
   */
  double of(DeButFactor factor, DeButFactor previous, boolean second) {
    boolean inOrder = second && RepeatedImage.fits(previous, taps);
    return (inOrder ? 0 : transposition(factor.q())) + products(factor);
  }

  private double products(DeButFactor factor) {
    double rate = 1 + FEW_OUTPUTS / factor.r() + FEW_INPUTS / factor.s();
    boolean fast = factor.r() % BLOCK == 0 && factor.s() % BLOCK == 0;
    double slow = fast ? 0 : SLOW * ((double) factor.p() + factor.q());
    return NODE + WEIGHT * factor.parameters() + positions * (factor.parameters() * rate + slow);
  }

  private double transposition(int numbers) {
    return TRANSPOSITION * NODE + TRANSPOSED * positions * numbers;
  }

  /** What puts the outputs of a chain into their order. */
  double ofOrder(int outputs) {
    return transposition(outputs);
  }

  /** The whole matrix at once. */
  double ofDense(LinearMap map) {
    double weights = (double) map.outputs() * map.inputs();
    return NODE + weights * (WEIGHT + positions);
  }
}
