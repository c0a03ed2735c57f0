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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.chain.ChainFormat;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parameters and multiply-adds of operations, by hand. */
class OperationSizeTest {

  private static final Activation TANH = Activation.of(Activation.Kind.TANH);

  private static OperationSize of(Operation operation, Shape... inputs) {
    List<Shape> shapes = List.of(inputs);
    return OperationSize.of(operation, shapes, operation.outputShape(shapes));
  }

  @Test
  void aConvolutionUsesEachWeightOncePerPixel() {
    LinearMap map = LinearMap.dense(6, 27, new float[162]);
    Operation convolution =
        new Operation.Convolution(map, ColumnOrder.CHANNEL_MAJOR, Window.of(3, 3), new float[6]);

    assertThat(of(convolution, Shape.of(3, 10, 9)))
        .isEqualTo(new OperationSize(168, 4 * 168, 162 * 8 * 7));
  }

  @Test
  void aChainHasTheWeightsOfItsFactors() {
    DeButChain chain = ChainFormat.parse("4 4 2 2 1 4 4 2 2 2");
    LinearMap map = new LinearMap(chain, 4, 4, new float[16]);

    assertThat(of(new Operation.FullyConnected(map, null), Shape.of(4, 5)))
        .isEqualTo(new OperationSize(16, 64, 16 * 5));
  }

  @Test
  void recurrenceUsesItsWeightsInEveryStep() {
    Operation rnn =
        new Operation.SimpleRecurrence(
            LinearMap.dense(3, 2, new float[6]),
            LinearMap.dense(3, 3, new float[9]),
            new float[3],
            TANH,
            false);

    assertThat(of(rnn, Shape.of(2, 7))).isEqualTo(new OperationSize(18, 72, 15 * 7));
  }

  @Test
  void otherOperationsCountOnlyWhatTheyMultiply() {
    assertThat(of(new Operation.MatrixProduct(true, false), Shape.of(5, 3), Shape.of(5, 4)))
        .isEqualTo(new OperationSize(0, 0, 60));
    assertThat(of(new Operation.ScaleShift(new float[3], new float[3]), Shape.of(3, 4)))
        .isEqualTo(new OperationSize(6, 24, 12));
    LinearMap table = LinearMap.dense(9, 2, new float[18]);
    assertThat(of(new Operation.Embedding(table, null), Shape.of(1)))
        .isEqualTo(new OperationSize(18, 72, 0));
    assertThat(of(new Operation.Softmax(), Shape.of(3))).isEqualTo(new OperationSize(0, 0, 0));
  }
}
