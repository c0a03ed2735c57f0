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

import io.github.debutdl4j.io.internal.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import onnx.Onnx;

/** A network as an ONNX model of opset 17, which ONNX Runtime and others run. */
public final class OnnxModel {

  private final Onnx.ModelProto proto;

  OnnxModel(Onnx.ModelProto proto) {
    this.proto = proto;
  }

  /** The content of an {@code .onnx} file. */
  public byte[] toByteArray() {
    return proto.toByteArray();
  }

  /** Number of nodes in the graph. */
  public int nodes() {
    return proto.getGraph().getNodeCount();
  }

  /** Writes an {@code .onnx} file; an existing one is replaced only by a complete one. */
  public void write(Path file) throws IOException {
    byte[] content = toByteArray();
    AtomicFile.write(file, temporary -> Files.write(temporary, content));
  }
}
