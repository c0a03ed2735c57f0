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
package io.github.debutdl4j.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/**
 * What must hold for model files of earlier versions. A subclass names them in a static method
 * {@code files()}.
 */
public abstract class EarlierFilesContract {

  @ParameterizedTest
  @MethodSource("files")
  void areTheOnesThatWereWritten(EarlierModel file) throws IOException {
    assertThat(file.sha256OfFiles()).isEqualTo(file.sha256());
  }

  @ParameterizedTest
  @MethodSource("files")
  void giveTheirParametersAndUpdaterState(EarlierModel file) throws IOException {
    Map<String, INDArray> recording = file.recording();
    SavedNetwork network = file.restore();

    assertSame(network.parameters(), recording.get(Recording.PARAMETERS));
    INDArray state = recording.get(Recording.UPDATER);
    if (state == null) {
      assertThat(network.updaterState()).isNull();
    } else {
      assertSame(network.updaterState(), state);
    }
  }

  /** Fields may be added; those that were there keep their values. */
  @ParameterizedTest
  @MethodSource("files")
  void keepTheirConfiguration(EarlierModel file) throws IOException {
    JsonNode now = new ObjectMapper().readTree(file.restore().json());

    assertKept(file.configuration(), now, "");
  }

  @ParameterizedTest
  @MethodSource("files")
  void giveTheirOutput(EarlierModel file) throws IOException {
    Map<String, INDArray> recording = file.recording();
    SavedNetwork network = file.restore();
    INDArray input = recording.get(Recording.INPUT);

    assertOutput(
        network.output(input),
        recording.get(Recording.output("simd")),
        recording.get(Recording.output("scalar")),
        file.exact());
    assertOutput(
        network.output(first(input)),
        recording.get(Recording.single("simd")),
        recording.get(Recording.single("scalar")),
        file.exact());
  }

  /** Close only: a gradient is summed in as many parts as a vector has lanes. */
  @ParameterizedTest
  @MethodSource("files")
  void goOnTrainingWhereTheyStopped(EarlierModel file) throws IOException {
    Map<String, INDArray> recording = file.recording();
    SavedNetwork network = file.restore();

    network.step(recording.get(Recording.INPUT), recording.get(Recording.LABELS));

    assertClose(network.parameters(), recording.get(Recording.NEXT_PARAMETERS));
    if (recording.containsKey(Recording.NEXT_UPDATER)) {
      assertClose(network.updaterState(), recording.get(Recording.NEXT_UPDATER));
    }
  }

  static INDArray first(INDArray input) {
    long[] shape = input.shape().clone(); // the array's own
    shape[0] = 1;
    return input.slice(0).dup('c').reshape('c', shape);
  }

  /**
   * One of two: vector instructions are fused multiply-adds, which round once where plain Java
   * rounds twice. Nothing else changes a bit of an exact output, not even the number of lanes.
   */
  private static void assertOutput(INDArray actual, INDArray simd, INDArray scalar, boolean exact) {
    if (exact) {
      assertThat(actual.shape()).isEqualTo(simd.shape());
      assertThat(NamedArrays.values(actual))
          .isIn(NamedArrays.values(simd), NamedArrays.values(scalar));
    } else {
      assertClose(actual, simd);
    }
  }

  private static void assertSame(INDArray actual, INDArray expected) {
    assertThat(actual.dataType()).isEqualTo(expected.dataType());
    assertThat(actual.length()).isEqualTo(expected.length());
    assertThat(NamedArrays.values(actual)).isEqualTo(NamedArrays.values(expected));
  }

  /** As a share of the largest value, because small ones may be differences of large ones. */
  private static void assertClose(INDArray actual, INDArray expected) {
    double share = expected.dataType() == DataType.FLOAT ? 1e-6 : 1e-13;
    double[] values = NamedArrays.values(expected);
    double largest = DoubleStream.of(values).map(Math::abs).max().orElseThrow();
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(NamedArrays.values(actual)).containsExactly(values, offset(share * largest));
  }

  private static void assertKept(JsonNode stored, JsonNode now, String place) {
    if (stored.isObject()) {
      stored
          .fields()
          .forEachRemaining(
              field -> {
                String name = place + "/" + field.getKey();
                assertThat(now.has(field.getKey())).as(name).isTrue();
                assertKept(field.getValue(), now.get(field.getKey()), name);
              });
    } else if (stored.isArray()) {
      assertThat(now.size()).as(place).isEqualTo(stored.size());
      for (int i = 0; i < stored.size(); i++) {
        assertKept(stored.get(i), now.get(i), place + "/" + i);
      }
    } else {
      assertThat(now).as(place).isEqualTo(stored);
    }
  }
}
