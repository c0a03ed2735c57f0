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
package io.github.debutdl4j.export;

import io.github.debutdl4j.internal.modelfile.NetworkFiles;
import io.github.debutdl4j.internal.modelfile.WeightEncoding;
import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.io.internal.AtomicFile;
import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.Models;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A network as a model of the runtime, ready to be written or run. */
public final class RuntimeModel {

  private final int operations;
  private final byte[] exact;
  private final byte[] bytes;

  RuntimeModel(Network network, WeightFormat weights) {
    operations = network.nodes().size();
    exact = NetworkFiles.bytes(network, WeightEncoding.F32);
    bytes =
        weights == WeightFormat.F32
            ? exact
            : NetworkFiles.bytes(network, WeightEncoding.valueOf(weights.name()));
  }

  /** The model as it is read from the file: with the weights as they are stored. */
  public Model model() {
    return read(bytes);
  }

  /** The content of a {@code .debut} file. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /** Number of operations. */
  public int operations() {
    return operations;
  }

  /** Writes a {@code .debut} file; an existing one is replaced only by a complete one. */
  public void write(Path file) throws IOException {
    AtomicFile.write(file, temporary -> Files.write(temporary, bytes));
  }

  /** How much the outputs differ from those with exact weights, on random inputs. */
  public OutputError error() {
    return OutputError.measure(read(exact), model());
  }

  /**
   * How much the outputs differ from those with exact weights.
   *
   * @param inputs for each input of the model, examples one after another
   */
  public OutputError error(float[]... inputs) {
    return OutputError.measure(read(exact), model(), inputs);
  }

  private static Model read(byte[] file) {
    try {
      return Models.read(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
