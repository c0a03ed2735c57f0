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

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** A network of either kind, with one input and one output. */
record SavedNetwork(Model model) {

  private static final String CONFIGURATION = "configuration.json";

  /** Dropout draws the same numbers in every step. */
  private static final int DROPOUT_SEED = 17;

  static SavedNetwork restore(byte[] zip) throws IOException {
    ByteArrayInputStream file = new ByteArrayInputStream(zip);
    return new SavedNetwork(
        configuration(zip).has("vertices")
            ? ModelSerializer.restoreComputationGraph(file, true)
            : ModelSerializer.restoreMultiLayerNetwork(file, true));
  }

  /** The configuration as stored in a file. */
  static JsonNode configuration(byte[] zip) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(CONFIGURATION)) {
          return new ObjectMapper().readTree(in.readAllBytes());
        }
      }
    }
    throw new FileNotFoundException(CONFIGURATION);
  }

  private boolean isGraph() {
    return model instanceof ComputationGraph;
  }

  INDArray output(INDArray input) {
    return isGraph() ? graph().outputSingle(false, input) : layers().output(input, false);
  }

  void step(INDArray input, INDArray labels) {
    Nd4j.getRandom().setSeed(DROPOUT_SEED);
    DataSet data = new DataSet(input, labels);
    if (isGraph()) {
      graph().fit(data);
    } else {
      layers().fit(data);
    }
  }

  INDArray parameters() {
    return model.params();
  }

  DataType dataType() {
    return model.params().dataType();
  }

  /** Null for an updater that keeps nothing. */
  INDArray updaterState() {
    return isGraph()
        ? graph().getUpdater().getStateViewArray()
        : layers().getUpdater().getStateViewArray();
  }

  String json() {
    return isGraph()
        ? graph().getConfiguration().toJson()
        : layers().getLayerWiseConfigurations().toJson();
  }

  private ComputationGraph graph() {
    return (ComputationGraph) model;
  }

  private MultiLayerNetwork layers() {
    return (MultiLayerNetwork) model;
  }
}
