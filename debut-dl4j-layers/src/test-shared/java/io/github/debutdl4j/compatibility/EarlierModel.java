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

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.databind.JsonNode;

/**
 * A model file that an earlier version wrote, {@code NAME.zip}, and what that version made of it,
 * {@code NAME.bin}.
 *
 * @param path of both resources, without extension
 * @param exact whether outputs are to be equal to the last bit; the folder's README says when
 * @param sha256 of both files, the zip first, hexadecimal
 */
public record EarlierModel(String path, boolean exact, String sha256) {

  /**
   * The models of a table.
   *
   * @param folder of the resources
   * @param rows name, {@code exact} or {@code close}, and checksum of a model in each line
   */
  public static Stream<EarlierModel> table(String folder, String rows) {
    return rows.lines()
        .map(row -> row.split(" +"))
        .map(row -> new EarlierModel(folder + "/" + row[0], row[1].equals("exact"), row[2]));
  }

  String sha256OfFiles() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes(".zip"));
      digest.update(bytes(".bin"));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  SavedNetwork restore() throws IOException {
    return SavedNetwork.restore(bytes(".zip"));
  }

  /** The configuration as stored in the file. */
  JsonNode configuration() throws IOException {
    return SavedNetwork.configuration(bytes(".zip"));
  }

  Map<String, INDArray> recording() throws IOException {
    return NamedArrays.read(bytes(".bin"));
  }

  private byte[] bytes(String extension) throws IOException {
    try (InputStream in = EarlierModel.class.getResourceAsStream("/" + path + extension)) {
      if (in == null) {
        throw new FileNotFoundException(path + extension);
      }
      return in.readAllBytes();
    }
  }

  @Override
  public String toString() {
    return path;
  }
}
