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

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Writes the files of a new version; the README next to the files says how. Not a test, and
 * disabled in ordinary builds.
 */
@EnabledIfSystemProperty(named = EarlierFilesWriter.FOLDER, matches = ".+")
class EarlierModelFilesWriter {

  static Stream<SampleModel> samples() {
    return Stream.of(
            DenseSamples.all(),
            ConvolutionSamples.all(),
            ConvertedSamples.all(),
            OutputSamples.all(),
            RecurrentSamples.all(),
            AttentionSamples.all())
        .flatMap(samples -> samples);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void write(SampleModel sample) throws IOException {
    EarlierFilesWriter.ofProperties().write(sample);
  }
}
