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
package io.github.debutdl4j.zoo.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.github.debutdl4j.compatibility.EarlierFilesWriter;
import io.github.debutdl4j.compatibility.NamedArrays;
import io.github.debutdl4j.zoo.TrainedEntry;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The zoo's weights give the probabilities that they gave at first. */
class EarlierWeightsTest {

  static final String PROBABILITIES = "probabilities";

  private static final int EXAMPLES = 6;
  private static final double TOLERANCE = 1e-6;

  static List<TrainedEntry> allWeights() {
    return TrainedEntry.all();
  }

  @ParameterizedTest
  @MethodSource("allWeights")
  void giveTheProbabilitiesTheyGave(TrainedEntry trained) throws IOException {
    INDArray recorded = recording(trained);
    INDArray now = probabilities(trained);

    assertThat(now.shape()).isEqualTo(recorded.shape());
    assertThat(NamedArrays.values(now))
        .containsExactly(NamedArrays.values(recorded), offset(TOLERANCE));
    assertThat(now.argMax(1)).isEqualTo(recorded.argMax(1));
  }

  /** What a trained network says of some examples, each of other magnitude. */
  static INDArray probabilities(TrainedEntry trained) throws IOException {
    int[] shape = trained.model().inputShape();
    INDArray input =
        EarlierFilesWriter.values(DataType.FLOAT, 37, EXAMPLES, shape[0], shape[1], shape[2]);
    for (int example = 0; example < EXAMPLES; example++) {
      input.slice(example).muli((example + 1.0) / EXAMPLES);
    }
    return trained.network().outputSingle(false, input);
  }

  private static INDArray recording(TrainedEntry trained) throws IOException {
    String path = "/compatibility/0.1.0/" + name(trained);
    try (InputStream in = EarlierWeightsTest.class.getResourceAsStream(path)) {
      return NamedArrays.read(Objects.requireNonNull(in, path).readAllBytes()).get(PROBABILITIES);
    }
  }

  static String name(TrainedEntry trained) {
    return trained.weights().file().replace(".zip", ".bin");
  }
}
