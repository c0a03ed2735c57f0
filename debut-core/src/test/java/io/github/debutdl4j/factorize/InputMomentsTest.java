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
package io.github.debutdl4j.factorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.chain.DeButChain;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputMomentsTest {

  private static final double[] TWO_SAMPLES = {1, 2, 3, 5, 4, 9};

  @Test
  void keepsMeansSecondMomentsAndCovariances() {
    InputMoments moments = InputMoments.full(3);

    moments.add(TWO_SAMPLES);

    assertThat(moments.samples()).isEqualTo(2);
    assertThat(moments.mean()).containsExactly(3, 3, 6);
    assertThat(moments.moment(0, 2, false)).isEqualTo((1 * 3 + 5 * 9) / 2.0);
    assertThat(moments.moment(2, 0, false)).isEqualTo(moments.moment(0, 2, false));
    assertThat(moments.moment(0, 2, true)).isCloseTo(24 - 3 * 6, within(1e-12));
    assertThat(moments.moment(1, 1, true)).isCloseTo(1, within(1e-12));
  }

  @Test
  void keepsNothingBetweenBlocks() {
    InputMoments moments = InputMoments.blocks(3, 2);

    moments.add(TWO_SAMPLES);

    assertThat(moments.moment(0, 1, false)).isEqualTo((2 + 20) / 2.0);
    assertThat(moments.moment(1, 2, false)).isZero();
    assertThat(moments.moment(2, 2, false)).isEqualTo((9 + 81) / 2.0);
  }

  @Test
  void takesFloatsAndMergesLikeOneRun() {
    InputMoments whole = InputMoments.diagonal(3);
    whole.add(TWO_SAMPLES);
    InputMoments first = InputMoments.diagonal(3);
    first.add(new float[] {1, 2, 3});
    InputMoments second = InputMoments.diagonal(3);
    second.add(new float[] {5, 4, 9});

    first.merge(second);

    assertThat(first.samples()).isEqualTo(2);
    assertThat(first.mean()).containsExactly(whole.mean());
    assertThat(first.moment(2, 2, true)).isEqualTo(whole.moment(2, 2, true));
  }

  @Test
  void refusesNumbersThatAreNotFinite() {
    InputMoments moments = InputMoments.full(3);

    assertThatThrownBy(() -> moments.add(new double[] {1, 2, 3, 4, Double.NaN, 6}))
        .isInstanceOf(FactorizeException.class)
        .hasMessage("sample 2 has NaN for input 1; expected finite numbers");
    assertThatThrownBy(() -> moments.add(new float[] {Float.POSITIVE_INFINITY, 0, 0}))
        .hasMessageContaining("has Infinity for input 0");
  }

  @Test
  void momentsWithoutInformationGiveNoMetric() {
    InputMoments huge = InputMoments.full(3);
    huge.add(new double[] {1e200, 0, 0});

    for (InputMoments useless : List.of(InputMoments.full(3), huge)) {
      FactorizeOptions options = FactorizeOptions.defaults().withInputMoments(useless, false);
      assertThatThrownBy(
              () -> Factorizer.factorize(new double[] {1, 2, 3}, DeButChain.dense(1, 3), options))
          .isInstanceOf(FactorizeException.class)
          .hasMessageContaining("expected one sample or more and a finite sum");
    }
  }

  @Test
  void refusesSamplesAndMomentsOfOtherSizes() {
    InputMoments moments = InputMoments.full(3);

    assertThatThrownBy(() -> moments.add(new double[4]))
        .hasMessage("samples of 3 inputs cannot make up 4 numbers");
    assertThatThrownBy(() -> moments.merge(InputMoments.full(4)))
        .hasMessage(
            "moments of 4 inputs in blocks of 4 cannot be added to moments of 3 in blocks of 3");
  }
}
