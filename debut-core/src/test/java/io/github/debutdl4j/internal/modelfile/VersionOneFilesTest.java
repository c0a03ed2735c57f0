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
package io.github.debutdl4j.internal.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Operation;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of format version 1 as an earlier release wrote them, with the same network in each. */
class VersionOneFilesTest {

  @ParameterizedTest
  @EnumSource(names = {"F32", "F16"})
  void filesAreReadAndWrittenBitForBit(WeightEncoding encoding) throws IOException {
    assertThat(NetworkFiles.bytes(read(encoding), encoding)).isEqualTo(bytes(encoding));
  }

  @Test
  void wholeNumbersGiveTheWeightsThatTheyWereMadeFor() throws IOException {
    Network exact = read(WeightEncoding.F32);
    Network rounded = read(WeightEncoding.I8);
    int maps = 0;
    for (int n = 0; n < exact.nodes().size(); n++) {
      LinearMap map = map(exact.nodes().get(n).operation());
      if (map != null) {
        maps++;
        float[] weights = map(rounded.nodes().get(n).operation()).weights();
        assertThat(weights).containsExactly(rounded(map));
      }
    }
    assertThat(maps).isGreaterThan(3);
  }

  /** Version 1 gives every row of every factor a scale. */
  private static float[] rounded(LinearMap map) {
    DeButChain chain = map.chain();
    float[] weights = map.weights().clone();
    for (int l = 0, from = 0; l < chain.length(); l++) {
      int length = chain.factor(l).s();
      for (int row = 0; row < chain.factor(l).p(); row++, from += length) {
        float largest = 0;
        for (int j = from; j < from + length; j++) {
          largest = Math.max(largest, Math.abs(weights[j]));
        }
        float scale = largest / 127;
        for (int j = from; j < from + length; j++) {
          weights[j] = scale == 0 ? 0 : Math.round(weights[j] / (double) scale) * scale;
        }
      }
    }
    return weights;
  }

  private static LinearMap map(Operation operation) {
    if (operation instanceof Operation.Convolution convolution) {
      return convolution.map();
    } else if (operation instanceof Operation.DepthwiseConvolution depthwise) {
      return depthwise.filters();
    } else if (operation instanceof Operation.FullyConnected fully) {
      return fully.map();
    }
    return null;
  }

  private static Network read(WeightEncoding encoding) throws IOException {
    try (InputStream in = open(encoding)) {
      return NetworkFiles.read(in);
    }
  }

  private static byte[] bytes(WeightEncoding encoding) throws IOException {
    try (InputStream in = open(encoding)) {
      return in.readAllBytes();
    }
  }

  private static InputStream open(WeightEncoding encoding) {
    String name = "/models/version1-" + encoding.name().toLowerCase(java.util.Locale.ROOT);
    return VersionOneFilesTest.class.getResourceAsStream(name + ".debut");
  }
}
