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
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The kinds of files that commands read and write. */
enum FileKind {
  /** A network saved by DL4J. */
  DL4J_MODEL,
  /** A model file of the runtime. */
  RUNTIME_MODEL,
  ONNX,
  NPY,
  /** An array in the format of MNIST, gzipped or plain. */
  IDX;

  private static final int FIRST_BYTES = 16;

  /** A header of the runtime is at most this long. */
  private static final long LONGEST_HEADER = 16 << 20;

  /** The first field of an ONNX model, the version of its format. */
  private static final int ONNX_VERSION_FIELD = 0x08;

  /**
   * The kind of a file, by its first bytes; where these are damaged, by its name.
   *
   * @throws DataException if it cannot be read or is of another kind
   */
  static FileKind of(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DataException(file + (Files.exists(file) ? " is not a file" : " does not exist"));
    }
    byte[] first = firstBytes(file);
    String name = file.getFileName().toString();
    if (starts(first, 'P', 'K') || name.endsWith(".zip")) {
      return DL4J_MODEL;
    } else if (starts(first, 0x93, 'N', 'U', 'M', 'P', 'Y') || name.endsWith(".npy")) {
      return NPY;
    } else if (isRuntimeModel(first) || name.endsWith(".debut")) {
      return RUNTIME_MODEL;
    } else if (starts(first, 0x1f, 0x8b) || isIdx(first)) {
      return IDX;
    } else if (name.endsWith(".onnx") || starts(first, ONNX_VERSION_FIELD)) {
      return ONNX;
    }
    throw new DataException(
        file
            + " is of no known kind; expected a model zip of DL4J, a .debut or .onnx file, an npy"
            + " array, or an idx array (.gz)");
  }

  private static byte[] firstBytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.copyOf(in.readNBytes(FIRST_BYTES), FIRST_BYTES);
    } catch (IOException e) {
      throw new DataException(file + " cannot be read: " + Reason.of(e), e);
    }
  }

  private static boolean starts(byte[] bytes, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if ((bytes[i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isRuntimeModel(byte[] bytes) {
    long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return header > 0 && header <= LONGEST_HEADER && bytes[Long.BYTES] == '{';
  }

  /** Two zeros, a type, and the number of dimensions. */
  private static boolean isIdx(byte[] bytes) {
    return bytes[0] == 0 && bytes[1] == 0 && bytes[2] >= 0x08 && bytes[3] > 0;
  }
}
