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

import io.github.debutdl4j.compatibility.EarlierFilesWriter;
import io.github.debutdl4j.compatibility.NamedArrays;
import io.github.debutdl4j.compatibility.SampleModel;
import io.github.debutdl4j.zoo.TrainedEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes the files of a new version; the README next to the files says how. Not a test, and
 * disabled in ordinary builds.
 */
@EnabledIfSystemProperty(named = EarlierFilesWriter.FOLDER, matches = ".+")
class EarlierZooFilesWriter {

  static Stream<SampleModel> samples() {
    return ZooSamples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void write(SampleModel sample) throws IOException {
    EarlierFilesWriter.ofProperties().write(sample);
  }

  static List<TrainedEntry> allWeights() {
    return EarlierWeightsTest.allWeights();
  }

  @ParameterizedTest
  @MethodSource("allWeights")
  void writeWhatWeightsGive(TrainedEntry trained) throws IOException {
    Path folder = EarlierFilesWriter.ofProperties().folder();
    Path file = folder.resolve(EarlierWeightsTest.name(trained));
    if (Files.notExists(file)) {
      INDArray probabilities = EarlierWeightsTest.probabilities(trained);
      try (OutputStream out = Files.newOutputStream(file)) {
        NamedArrays.write(Map.of(EarlierWeightsTest.PROBABILITIES, probabilities), out);
      }
    }
  }
}
