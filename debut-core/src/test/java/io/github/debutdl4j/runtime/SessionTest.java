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
package io.github.debutdl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.internal.modelfile.NetworkFiles;
import io.github.debutdl4j.internal.modelfile.WeightEncoding;
import io.github.debutdl4j.internal.network.Activation;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a caller sees of models and sessions. */
class SessionTest {

  @Test
  void aModelRunsFromArraysAndBuffers() throws IOException {
    Model model = model();
    assertThat(model.inputs()).containsExactly(new TensorInfo("x", List.of(2)));
    assertThat(model.outputs()).containsExactly(new TensorInfo("y", List.of(2)));
    assertThat(model.metadata()).containsEntry("labels", "a,b");
    try (Session session = model.newSession()) {
      float[] y = new float[2];
      session.run(new float[] {1, -2}, y);
      assertThat(y).containsExactly(5, 0);
      FloatBuffer out = FloatBuffer.allocate(3);
      out.position(1);
      session.run(FloatBuffer.wrap(new float[] {0, 1, -2}, 1, 2), out);
      assertThat(out.array()).containsExactly(0, 5, 0);
      assertThat(out.position()).isEqualTo(1);
      Map<String, float[]> named = new HashMap<>(Map.of("y", new float[2]));
      session.run(Map.of("x", new float[] {1, -2}), named);
      assertThat(named.get("y")).containsExactly(5, 0);
    }
  }

  @Test
  void aCallMayHaveAnyNumberOfExamplesUpToTheBatch() throws IOException {
    try (Session session = model().newSession(SessionOptions.defaults().withBatch(3))) {
      float[] y = new float[4];
      session.run(new float[] {1, -2, 0, 1}, y);
      assertThat(y).containsExactly(5, 0, 0, 1);
      assertThatThrownBy(() -> session.run(new float[8], new float[8]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("8 numbers for TensorInfo[name=x, shape=[2]]")
          .hasMessageContaining("expected 2 for each of 1 to 3 examples");
      assertThatThrownBy(() -> session.run(new float[4], new float[2]))
          .hasMessageContaining("2 numbers for TensorInfo[name=y");
      assertThatThrownBy(() -> session.run(new float[3], new float[2]))
          .hasMessageContaining("3 numbers for TensorInfo[name=x");
      assertThatThrownBy(() -> session.run(new float[0], new float[0]))
          .hasMessageContaining("0 numbers for TensorInfo[name=x");
      assertThatThrownBy(() -> session.run(Map.of("z", new float[2]), Map.of("y", new float[2])))
          .hasMessageContaining("inputs [z]");
    }
  }

  @Test
  void aClosedSessionRefusesToRun() throws IOException {
    Session session = model().newSession();
    session.close();
    session.close();
    assertThatThrownBy(() -> session.run(new float[2], new float[2]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the session is closed");
  }

  private static Model model() throws IOException {
    Operation dense =
        new Operation.FullyConnected(
            LinearMap.dense(2, 2, new float[] {1, -2, 0, 1}), new float[] {0, 0});
    Network network =
        new Network(
            List.of(new Network.Input("x", Shape.of(2))),
            List.of(
                new Network.Node("dense", dense, List.of("x")),
                new Network.Node("y", new Operation.Activate(Activation.RELU), List.of("dense"))),
            List.of("y"),
            Map.of("labels", "a,b"));
    byte[] bytes = NetworkFiles.bytes(network, WeightEncoding.F32);
    return Models.read(new ByteArrayInputStream(bytes));
  }
}
