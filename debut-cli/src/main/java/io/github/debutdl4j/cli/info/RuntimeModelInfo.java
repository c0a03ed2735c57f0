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
package io.github.debutdl4j.cli.info;

import io.github.debutdl4j.cli.data.DataException;
import io.github.debutdl4j.cli.data.Reason;
import io.github.debutdl4j.internal.modelfile.NetworkFiles;
import io.github.debutdl4j.internal.network.Network;
import java.io.IOException;
import java.nio.file.Path;

/** Describes model files of the runtime by their headers; weights are not read. */
final class RuntimeModelInfo {

  private RuntimeModelInfo() {}

  static FileDescription of(Path file) {
    return NetworkInfo.of(read(file));
  }

  /** The network of a file, its weights left in the file. */
  static Network read(Path file) {
    try {
      return NetworkFiles.map(file);
    } catch (IOException e) {
      throw new DataException(file + " cannot be read: " + Reason.of(e), e);
    }
  }
}
