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
package io.github.debutdl4j.zoo;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Weights of the zoo: an entry of the catalogue, and the data that they were trained on. */
public record TrainedEntry(ZooEntry entry, TrainingData data) {

  /** All weights in the jar. */
  public static List<TrainedEntry> all() {
    return ZooCatalogue.entries().stream()
        .flatMap(entry -> Arrays.stream(TrainingData.values()).map(d -> new TrainedEntry(entry, d)))
        .filter(trained -> trained.entry().weights(trained.data()).isPresent())
        .toList();
  }

  public AllDeButModel model() {
    return entry.model();
  }

  public PretrainedWeights weights() {
    return entry.weights(data).orElseThrow();
  }

  /** The trained network. */
  public ComputationGraph network() throws IOException {
    return model().initPretrained(data);
  }
}
