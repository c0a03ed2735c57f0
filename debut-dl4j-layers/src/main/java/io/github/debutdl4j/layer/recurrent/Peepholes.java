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
package io.github.debutdl4j.layer.recurrent;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the gates of an LSTM see of its cells: a weight for each gate and cell.
 *
 * @param weights [3, nOut]: input, forget and output gate; null without peepholes
 * @param gradient the same for the gradient; null as long as the network has no gradients
 */
record Peepholes(INDArray weights, INDArray gradient) {

  /** No gate sees anything. */
  static final Peepholes NONE = new Peepholes(null, null);

  private INDArray row(int gate) {
    return weights.getRow(gate, true);
  }

  /** Adds what a gate sees to its sum; null stands for cells of zero. */
  void look(INDArray cells, int gate, INDArray sum) {
    if (weights != null && cells != null) {
      sum.addi(cells.mulRowVector(row(gate)));
    }
  }

  /** Adds the gradient of the cells that a gate saw. */
  void lookBack(INDArray ofSum, int gate, INDArray ofCells) {
    if (weights != null) {
      ofCells.addi(ofSum.mulRowVector(row(gate)));
    }
  }

  void clearGradient() {
    if (weights != null) {
      gradient.assign(0);
    }
  }

  /** Adds the gradient of a gate's weights; null stands for cells of zero. */
  void addGradient(INDArray ofSum, int gate, INDArray cells) {
    if (weights != null && cells != null) {
      gradient.getRow(gate, true).addi(ofSum.mul(cells).sum(true, 0));
    }
  }
}
