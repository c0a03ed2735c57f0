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
package io.github.debutdl4j.cli.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Reads and writes networks as the zip files of DL4J's ModelSerializer. */
public final class ModelFile {

  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";

  private ModelFile() {}

  private enum Kind {
    GRAPH,
    MULTI_LAYER
  }

  /**
   * Reads a network, whichever kind the file holds.
   *
   * @throws ModelFileException if the file is missing, no zip, truncated, or no DL4J model
   */
  public static AnyNetwork read(Path file) {
    Kind kind = kindOf(file);
    try {
      return kind == Kind.GRAPH
          ? AnyNetwork.of(ModelSerializer.restoreComputationGraph(file.toFile(), true))
          : AnyNetwork.of(ModelSerializer.restoreMultiLayerNetwork(file.toFile(), true));
    } catch (ModelFileException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new ModelFileException(
          file + " looks like a DL4J model but cannot be restored: " + e.getMessage(), e);
    }
  }

  /** Reads the network that a resource of the examples jar holds. */
  public static AnyNetwork readResource(String path) {
    try (InputStream in = ModelFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new ModelFileException(path + " is missing from the examples jar");
      }
      Path copy = Files.createTempFile("debut-model", ".zip");
      try {
        Files.write(copy, in.readAllBytes());
        return read(copy);
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new ModelFileException(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Writes a network, wholly or not at all; the same network gives the same bytes. */
  public static void write(AnyNetwork network, Path file, boolean withUpdater) {
    WholeFile.write(file, part -> writeUndated(network, part, withUpdater));
  }

  private static void writeUndated(AnyNetwork network, Path file, boolean withUpdater)
      throws IOException {
    Path dated = file.resolveSibling(file.getFileName() + ".dated");
    dated.toFile().deleteOnExit();
    try {
      ModelSerializer.writeModel(network.model(), dated.toFile(), withUpdater);
      UndatedZip.copy(dated, file);
    } finally {
      Files.deleteIfExists(dated);
    }
  }

  /** Size in bytes of the file that {@link #write} makes of a network, without updater state. */
  public static long bytes(AnyNetwork network) {
    try {
      Path file = Files.createTempFile("debut-model", ".zip");
      try {
        write(network, file, false);
        return Files.size(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new ModelFileException("no temporary file: " + e.getMessage(), e);
    }
  }

  private static Kind kindOf(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ModelFileException(file + " is no file");
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry configuration = zip.getEntry(CONFIGURATION);
      if (configuration == null || zip.getEntry(COEFFICIENTS) == null) {
        throw new ModelFileException(
            file
                + " is no DL4J model: the zip holds no "
                + (configuration == null ? CONFIGURATION : COEFFICIENTS));
      }
      try (InputStream json = zip.getInputStream(configuration)) {
        return kindOf(new ObjectMapper().readTree(json), file);
      }
    } catch (ZipException e) {
      throw new ModelFileException(
          file + " is no DL4J model: not a zip file, or truncated (" + e.getMessage() + ")", e);
    } catch (IOException e) {
      throw new ModelFileException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Kind kindOf(JsonNode configuration, Path file) {
    if (configuration.has("vertices")) {
      return Kind.GRAPH;
    }
    if (configuration.has("confs")) {
      return Kind.MULTI_LAYER;
    }
    throw new ModelFileException(
        file + " is no DL4J model: its configuration has neither vertices nor confs");
  }
}
