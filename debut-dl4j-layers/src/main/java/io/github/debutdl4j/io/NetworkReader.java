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

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Function;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Makes the network of a model zip: configuration, parameters, updater state, each checked against
 * the one before it and before memory is allocated for it.
 */
final class NetworkReader {

  private static final int BUFFER = 1 << 16;

  private final ModelZip zip;
  private final ModelReadOptions options;

  NetworkReader(ModelZip zip, ModelReadOptions options) {
    this.zip = zip;
    this.options = options;
  }

  /**
   * Reads the network.
   *
   * @throws ModelFileException if the zip holds none, or one that is not what it declares
   */
  Model read() throws IOException {
    for (String needed : new String[] {EntryNames.CONFIGURATION, EntryNames.COEFFICIENTS}) {
      if (!zip.has(needed)) {
        throw new ModelFileException(
            zip.where(needed) + " is missing: the zip is not a DL4J model");
      }
    }
    String where = zip.where(EntryNames.CONFIGURATION);
    String json = text(zip.bytes(EntryNames.CONFIGURATION, options.limits().configurationBytes()));
    ConfigurationCheck.Result checked =
        ConfigurationCheck.check(json, options.allowedClasses(), where);
    if (checked.holdsArrays()) {
      ConfigurationArrays.check(json, where);
    }
    return network(json, checked.topFields());
  }

  private Model network(String json, Set<String> fields) throws IOException {
    String where = zip.where(EntryNames.CONFIGURATION);
    DeclaredParameters count = new DeclaredParameters(options.limits().parameters(), where);
    if (fields.contains("vertices")) {
      ComputationGraphConfiguration graph =
          parsed(json, where, ComputationGraphConfiguration::fromJson);
      return graph(graph, counted(graph, where, count::of));
    }
    if (fields.contains("confs")) {
      MultiLayerConfiguration layers = parsed(json, where, MultiLayerConfiguration::fromJson);
      return multiLayer(layers, counted(layers, where, count::of));
    }
    throw new ModelFileException(where + " has neither vertices nor confs: no DL4J network");
  }

  private ComputationGraph graph(ComputationGraphConfiguration configuration, long declared)
      throws IOException {
    INDArray parameters = parameters(declared);
    if (parameters != null) {
      configuration.setDataType(parameters.dataType()); // beta3 and earlier do not name it
    }
    ComputationGraph graph =
        parsed(configuration, zip.where(EntryNames.CONFIGURATION), ComputationGraph::new);
    initialise(() -> graph.init(parameters, false));
    if (options.readsUpdater() && zip.has(EntryNames.UPDATER)) {
      restore(
          () -> graph.getUpdater().getStateViewArray(),
          state -> graph.getUpdater().setStateViewArray(state));
    }
    return graph;
  }

  private MultiLayerNetwork multiLayer(MultiLayerConfiguration configuration, long declared)
      throws IOException {
    INDArray parameters = parameters(declared);
    if (parameters != null) {
      configuration.setDataType(parameters.dataType());
    }
    MultiLayerNetwork network =
        parsed(configuration, zip.where(EntryNames.CONFIGURATION), MultiLayerNetwork::new);
    initialise(() -> network.init(parameters, false));
    if (options.readsUpdater() && zip.has(EntryNames.UPDATER)) {
      restore(
          () -> network.getUpdater().getStateViewArray(),
          state -> network.getUpdater().setStateViewArray(network, state, false));
    }
    return network;
  }

  /** Null for a network without parameters. */
  private INDArray parameters(long declared) throws IOException {
    if (declared == 0) {
      return null;
    }
    if (zip.size(EntryNames.COEFFICIENTS) == 0) {
      throw new ModelFileException(
          "%s is empty, but the configuration declares %,d parameters"
              .formatted(zip.where(EntryNames.COEFFICIENTS), declared));
    }
    return array(EntryNames.COEFFICIENTS, declared, "the configuration declares");
  }

  /** An array of one row; its length is checked before it is allocated. */
  private INDArray array(String name, long expected, String expecting) throws IOException {
    String where = zip.where(name);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(zip.stream(name), BUFFER))) {
      ArrayHeader header = ArrayHeader.read(in, where);
      if (header.length() != expected) {
        throw new ModelFileException(
            "%s holds %,d numbers, but %s %,d"
                .formatted(where, header.length(), expecting, expected));
      }
      if (header.bytes() > zip.size(name)) {
        throw new ModelFileException(
            "%s is truncated: %,d numbers in %,d bytes"
                .formatted(where, header.length(), zip.size(name)));
      }
      INDArray row = ArrayReader.read(header, in, where).reshape(1, expected);
      zip.finish(in, name);
      return row;
    }
  }

  /** Updaters create their state on the first access. */
  private interface State {
    INDArray get();
  }

  private interface StateUser {
    void set(INDArray state);
  }

  private void restore(State current, StateUser user) throws IOException {
    String where = zip.where(EntryNames.UPDATER);
    INDArray fresh = parsed(current, where, State::get);
    long expected = fresh == null ? 0 : fresh.length();
    if (expected == 0) {
      throw new ModelFileException(where + " holds the state of updaters that have none");
    }
    try (INDArray state = array(EntryNames.UPDATER, expected, "the updaters have a state of")) {
      initialise(() -> user.set(state));
    }
  }

  private void initialise(Runnable init) {
    parsed(
        init,
        zip.where(EntryNames.CONFIGURATION),
        run -> {
          run.run();
          return run;
        });
  }

  private static <T> long counted(T configuration, String where, Function<T, Long> count) {
    return parsed(configuration, where, count);
  }

  /** Anything that DL4J throws for a configuration that makes no sense becomes one exception. */
  private static <T, R> R parsed(T source, String where, Function<T, R> step) {
    try {
      return step.apply(source);
    } catch (ModelFileException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      throw new ModelFileException(where + " describes no network: " + reason(e), e);
    }
  }

  /** The innermost message: DL4J wraps Jackson's. */
  private static String reason(Throwable e) {
    Throwable innermost = e;
    while (innermost.getCause() != null && innermost.getCause() != innermost) {
      innermost = innermost.getCause();
    }
    String message = innermost.getMessage();
    return message == null
        ? innermost.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  /** DL4J writes in the platform's charset, which is UTF-8 or one that keeps Latin letters. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
