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
package io.github.debutdl4j.io;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Writes a model zip, without the time of writing: the same model makes the same bytes. */
final class ModelWriter {

  /** The earliest time that the format knows. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final Set<String> OF_NETWORK =
      Set.of(
          EntryNames.CONFIGURATION,
          EntryNames.COEFFICIENTS,
          EntryNames.NO_PARAMETERS,
          EntryNames.UPDATER);

  private final ZipOutputStream zip;

  private ModelWriter(ZipOutputStream zip) {
    this.zip = zip;
  }

  /** Whether an entry is made from the network, not carried. */
  static boolean isOfNetwork(String name) {
    return OF_NETWORK.contains(name);
  }

  /** Writes all entries; leaves the stream open. */
  static void write(SavedModel model, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    new ModelWriter(zip).network(model);
    for (Map.Entry<String, byte[]> entry : model.entries().entrySet()) {
      begin(zip, entry.getKey());
      zip.write(entry.getValue());
    }
    zip.finish();
  }

  private void network(SavedModel model) throws IOException {
    begin(zip, EntryNames.CONFIGURATION);
    zip.write(json(model).getBytes(StandardCharsets.UTF_8));
    INDArray parameters = model.network().params();
    begin(zip, EntryNames.COEFFICIENTS);
    if (parameters == null || parameters.length() == 0) {
      begin(zip, EntryNames.NO_PARAMETERS);
    } else {
      array(parameters);
    }
    INDArray state = model.hasUpdater() ? state(model) : null;
    if (state != null && state.length() > 0) {
      begin(zip, EntryNames.UPDATER);
      array(state);
    }
  }

  private static String json(SavedModel model) {
    return model.network() instanceof ComputationGraph graph
        ? graph.getConfiguration().toJson()
        : model.multiLayerNetwork().getLayerWiseConfigurations().toJson();
  }

  private static INDArray state(SavedModel model) {
    if (model.network() instanceof ComputationGraph graph) {
      return graph.getUpdater().getStateViewArray();
    }
    MultiLayerNetwork layers = model.multiLayerNetwork();
    return layers.getUpdater().getStateViewArray();
  }

  private void array(INDArray array) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(zip));
    Nd4j.write(array, out);
    out.flush();
  }

  private static void begin(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
  }
}
