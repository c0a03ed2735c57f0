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
package io.github.debutdl4j.runtime;

import io.github.debutdl4j.internal.modelfile.NetworkFileException;
import io.github.debutdl4j.internal.modelfile.NetworkFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Reads model files, as {@code debut export} writes them.
 *
 * <p>The format is safetensors with the network in the header; {@code docs/model-file.md} specifies
 * it. Nothing in a file can execute, and every length is checked before memory is allocated for it.
 */
public final class Models {

  private Models() {}

  /**
   * Reads a model file.
   *
   * @throws ModelFormatException if the file is damaged, is not a model file, or was written in a
   *     newer format
   * @throws IOException if the file cannot be read
   */
  public static Model read(Path path) throws IOException {
    try {
      return new Model(NetworkFiles.read(path));
    } catch (NetworkFileException e) {
      throw new ModelFormatException(path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a model file from a stream to its end, and leaves the stream open.
   *
   * @throws ModelFormatException if the bytes are damaged, are not a model file, or were written in
   *     a newer format
   * @throws IOException if the stream cannot be read
   */
  public static Model read(InputStream in) throws IOException {
    try {
      return new Model(NetworkFiles.read(in));
    } catch (NetworkFileException e) {
      throw new ModelFormatException(e.getMessage(), e);
    }
  }
}
