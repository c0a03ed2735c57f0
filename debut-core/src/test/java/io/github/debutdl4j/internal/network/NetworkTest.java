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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.chain.ColumnOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shapes and faults of networks. */
class NetworkTest {

  private static final Operation RELU = new Operation.Activate(Activation.RELU);

  @Test
  void shapesFollowTheOperations() {
    Operation convolution =
        new Operation.Convolution(
            LinearMap.dense(6, 27, new float[162]),
            ColumnOrder.CHANNEL_MAJOR,
            new Window(3, 3, 2, 1, 1, 1, 1, 1, 0, 1),
            null);
    Network network =
        new Network(
            List.of(new Network.Input("x", Shape.of(3, 9, 8))),
            List.of(
                node("conv", convolution, "x"),
                node("flat", new Operation.Reshape(Shape.of(192)), "conv"),
                node(
                    "out",
                    new Operation.FullyConnected(LinearMap.dense(2, 192, new float[384]), null),
                    "flat")),
            List.of("out"),
            Map.of());
    assertThat(network.shapes())
        .containsExactly(
            Map.entry("x", Shape.of(3, 9, 8)),
            Map.entry("conv", Shape.of(6, 4, 8)),
            Map.entry("flat", Shape.of(192)),
            Map.entry("out", Shape.of(2)));
  }

  @Test
  void allFaultsAreListedAtOnce() {
    assertThatThrownBy(
            () ->
                new Network(
                    List.of(new Network.Input("x", Shape.of(3))),
                    List.of(
                        node("a", new Operation.ScaleShift(new float[2], new float[2]), "x"),
                        node("b", RELU, "c"),
                        node("b", RELU, "x"),
                        node("d", RELU, "x", "x")),
                    List.of("z"),
                    Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "node 'a' (ScaleShift): an input of shape [3]; the first size must be 2")
        .hasMessageContaining(
            "node 'b' (Activate) reads 'c', which is neither an input nor an earlier")
        .hasMessageContaining("node 'b' is there twice")
        .hasMessageContaining("node 'd' (Activate): 2 inputs; expected 1")
        .hasMessageContaining("output 'z' is neither an input nor a node");
  }

  @Test
  void aTransposedConvolutionUndoesTheShapeOfItsConvolution() {
    Window window = new Window(3, 2, 2, 3, 1, 1, 1, 0, 1, 1);
    Operation transposed =
        new Operation.TransposedConvolution(LinearMap.dense(12, 4, new float[48]), 2, window, null);
    Shape shape = transposed.outputShape(List.of(Shape.of(4, 5, 6)));
    assertThat(shape).isEqualTo(Shape.of(2, 9, 16));
    assertThat(window.outputHeight(9)).isEqualTo(5);
    assertThat(window.outputWidth(16)).isEqualTo(6);
  }

  @Test
  void operationsRefuseArraysOfOtherLengths() {
    assertThatThrownBy(
            () -> new Operation.FullyConnected(LinearMap.dense(2, 3, new float[6]), new float[3]))
        .hasMessage("bias: 3 numbers; expected 2");
    assertThatThrownBy(() -> new Operation.Permutation(List.of(0, 0)))
        .hasMessage("axes [0, 0] do not name axis 1");
    assertThatThrownBy(
            () ->
                new Operation.Lstm(
                    LinearMap.dense(8, 3, new float[24]),
                    LinearMap.dense(8, 3, new float[24]),
                    new float[8],
                    null,
                    Activation.RELU,
                    Activation.RELU,
                    false))
        .hasMessageContaining("a recurrent map of 8 x 3");
    assertThatThrownBy(
            () ->
                new Operation.Lstm(
                    LinearMap.dense(8, 3, new float[24]),
                    LinearMap.dense(8, 2, new float[16]),
                    new float[8],
                    new float[8],
                    Activation.RELU,
                    Activation.RELU,
                    false))
        .hasMessage("peepholes: 8 numbers; expected 6");
  }

  @Test
  void randomNetworksUseEveryOperation() {
    java.util.Set<Class<?>> seen = new java.util.HashSet<>();
    for (int seed = 0; seed < 300; seed++) {
      RandomNetworks.of(seed).nodes().forEach(n -> seen.add(n.operation().getClass()));
    }
    assertThat(seen).containsExactlyInAnyOrder(Operation.class.getPermittedSubclasses());
  }

  private static Network.Node node(String name, Operation operation, String... inputs) {
    return new Network.Node(name, operation, List.of(inputs));
  }
}
