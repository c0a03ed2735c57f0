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
package io.github.debutdl4j.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.RandomNetworks;
import io.github.debutdl4j.internal.session.kernel.SessionProvider;
import org.junit.jupiter.api.Test;

/** A compiled network says what it does. */
class PlanTest {

  @Test
  void hasALineForEachStepThatNamesItsNode() {
    for (int seed = 0; seed < 20; seed++) {
      Network network = RandomNetworks.of(seed);
      Program program = Compiler.compile(network, 2, 1, SessionProvider.scalar());

      assertThat(program.plan()).hasSameSizeAs(program.steps());
      assertThat(program.plan())
          .allSatisfy(
              step -> {
                assertThat(network.nodes()).anyMatch(node -> node.name().equals(step.node()));
                assertThat(step.choice().isEmpty()).isEqualTo(step.multiplyAdds() == 0);
              });
    }
  }
}
