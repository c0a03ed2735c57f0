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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.deeplearning4j.zoo.PretrainedType;

/**
 * A trained network in the zoo's jar, with its checksum and accuracy.
 *
 * @param file name of the resource, a zip of DL4J's ModelSerializer
 * @param sha256 checksum of the resource, hexadecimal
 * @param accuracy share of the test examples that it classifies correctly
 * @param denseAccuracy the same of its dense twin, empty if that was not measured; the model's card
 *     says how both were trained
 */
public record PretrainedWeights(
    String file, String sha256, double accuracy, OptionalDouble denseAccuracy) {

  private static final String FOLDER = "weights/";

  /**
   * The weights of a model, if the zoo has any.
   *
   * @param variant of the model's chains
   * @param type the data they are for
   */
  public static Optional<PretrainedWeights> of(String model, String variant, PretrainedType type) {
    return of(model, variant, type.name());
  }

  /**
   * The weights of a model, if the zoo has any.
   *
   * @param variant of the model's chains
   * @param data the data they are for
   */
  public static Optional<PretrainedWeights> of(String model, String variant, TrainingData data) {
    return of(model, variant, data.name());
  }

  private static Optional<PretrainedWeights> of(String model, String variant, String data) {
    String key = String.join("-", model, variant, data).toLowerCase(Locale.ROOT);
    Properties index = index();
    String sha256 = index.getProperty(key + ".sha256");
    if (sha256 == null) {
      return Optional.empty();
    }
    return Optional.of(
        new PretrainedWeights(
            key + ".zip",
            sha256,
            Double.parseDouble(index.getProperty(key + ".accuracy")),
            accuracy(index, key + ".denseAccuracy")));
  }

  private static OptionalDouble accuracy(Properties index, String key) {
    String text = index.getProperty(key);
    return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
  }

  /** The address of the resource, inside the jar or in a folder of classes. */
  public URL url() {
    URL url = PretrainedWeights.class.getResource(FOLDER + file);
    if (url == null) {
      throw new IllegalStateException("the zoo's jar lacks " + FOLDER + file);
    }
    return url;
  }

  /**
   * Reads and checks the network.
   *
   * @throws IOException if the resource cannot be read, or is not the one that was trained
   */
  ComputationGraph load() throws IOException {
    try (InputStream in = url().openStream()) {
      return restore(in.readAllBytes());
    }
  }

  /** The network in these bytes, after they passed the check. */
  ComputationGraph restore(byte[] zip) throws IOException {
    String actual = HexFormat.of().formatHex(sha256Of(zip));
    if (!actual.equals(sha256)) {
      throw new IOException(
          FOLDER + file + " is corrupted: its SHA-256 is " + actual + ", expected " + sha256);
    }
    return ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(zip), false);
  }

  private static byte[] sha256Of(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Properties index() {
    Properties index = new Properties();
    try (InputStream in =
        PretrainedWeights.class.getResourceAsStream(FOLDER + "index.properties")) {
      if (in == null) {
        throw new IllegalStateException("the zoo's jar lacks " + FOLDER + "index.properties");
      }
      index.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("the zoo's index of weights cannot be read", e);
    }
    return index;
  }
}
