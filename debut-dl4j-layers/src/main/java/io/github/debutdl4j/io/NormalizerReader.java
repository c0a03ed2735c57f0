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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.nd4j.linalg.dataset.api.preprocessor.Normalizer;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerSerializer;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads {@code normalizer.bin}. Every array in it is read by {@link ArrayReader} and written to a
 * copy, which ND4J's own reader reads.
 */
final class NormalizerReader {

  private static final int JAVA_STREAM = 0xaced;
  private static final int MAX_STATISTICS = 10_000;

  /** The kinds of statistics and strategies of a hybrid normaliser. */
  private static final int NONE = 0;

  private static final int STANDARDIZE = 1;
  private static final int MIN_MAX = 2;

  private final DataInputStream in;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream copy = new DataOutputStream(bytes);
  private final String where;

  private NormalizerReader(byte[] entry, String where) {
    this.in = new DataInputStream(new ByteArrayInputStream(entry));
    this.where = where;
  }

  /**
   * Reads a normaliser.
   *
   * @return the normaliser, or null if it is of an allowed class that is not on the class path
   * @throws ModelFileException if it is damaged, or of a class that is not allowed
   */
  static Normalizer<?> read(byte[] entry, AllowedClasses allowed, String where) {
    if (entry.length > 1 && (Byte.toUnsignedInt(entry[0]) << 8 | entry[1] & 0xff) == JAVA_STREAM) {
      Object object = JavaObjects.read(entry, allowed, where);
      if (object == null || object instanceof Normalizer<?>) {
        return (Normalizer<?>) object;
      }
      throw new ModelFileException(
          where + " holds a " + object.getClass().getName() + ", not a normaliser");
    }
    try {
      return new NormalizerReader(entry, where).restore(entry, allowed);
    } catch (ModelFileException e) {
      throw e;
    } catch (ClassNotFoundException e) {
      return null;
    } catch (Exception | LinkageError e) {
      throw new ModelFileException(where + " holds no readable normaliser: " + e, e);
    }
  }

  private Normalizer<?> restore(byte[] entry, AllowedClasses allowed) throws Exception {
    NormalizerType type = header();
    if (type == NormalizerType.CUSTOM) {
      String strategy = in.readUTF();
      if (!allowed.inObjects(strategy)) {
        throw new ModelFileException(AllowedClasses.refusal(where, strategy));
      }
      Class.forName(strategy, false, Thread.currentThread().getContextClassLoader());
      return NormalizerSerializer.getDefault().restore(new ByteArrayInputStream(entry));
    }
    content(type);
    if (in.read() >= 0) {
      throw new ModelFileException(where + " continues after its end");
    }
    return NormalizerSerializer.getDefault().restore(new ByteArrayInputStream(bytes.toByteArray()));
  }

  private NormalizerType header() throws IOException {
    String magic = in.readUTF();
    int version = in.readInt();
    if (!magic.equals("NORMALIZER") || version != 1) {
      throw new ModelFileException(where + " is not a normaliser of version 1");
    }
    NormalizerType type = NormalizerType.valueOf(in.readUTF());
    copy.writeUTF(magic);
    copy.writeInt(version);
    copy.writeUTF(type.toString());
    return type;
  }

  private void content(NormalizerType type) throws IOException {
    switch (type) {
      case STANDARDIZE -> arrays(copyBoolean() ? 4 : 2);
      case MIN_MAX -> {
        boolean labels = copyBoolean();
        copyDoubles(2);
        arrays(labels ? 4 : 2);
      }
      case IMAGE_MIN_MAX -> copyDoubles(3);
      case MULTI_STANDARDIZE -> severalStatistics(0);
      case MULTI_MIN_MAX -> severalStatistics(2);
      case MULTI_HYBRID -> hybrid();
      default -> throw new ModelFileException(where + " is of the unknown type " + type);
    }
  }

  private void severalStatistics(int doubles) throws IOException {
    boolean labels = copyBoolean();
    int inputs = copyCount();
    int outputs = in.readInt();
    copy.writeInt(outputs);
    copyDoubles(doubles);
    arrays(2 * inputs);
    if (labels) {
      arrays(2 * checkedCount(outputs));
    }
  }

  private void hybrid() throws IOException {
    for (int side = 0; side < 2; side++) {
      for (int left = copyCount(); left > 0; left--) {
        copyInt(); // index
        copyKind(STANDARDIZE);
        arrays(2);
      }
    }
    strategy();
    strategy();
    for (int side = 0; side < 2; side++) {
      for (int left = copyCount(); left > 0; left--) {
        copyInt(); // index
        strategy();
      }
    }
  }

  private void strategy() throws IOException {
    if (copyKind(NONE) == MIN_MAX) {
      copyDoubles(2);
    }
  }

  private int copyKind(int least) throws IOException {
    int kind = copyInt();
    if (kind < least || kind > MIN_MAX) {
      throw new ModelFileException(where + " has statistics of the unknown kind " + kind);
    }
    return kind;
  }

  private void arrays(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      ArrayHeader header = ArrayHeader.read(in, where);
      if (header.bytes() > in.available()) {
        throw new ModelFileException(where + " is truncated in the data of an array");
      }
      Nd4j.write(ArrayReader.read(header, in, where), copy);
    }
  }

  private boolean copyBoolean() throws IOException {
    boolean value = in.readBoolean();
    copy.writeBoolean(value);
    return value;
  }

  private void copyDoubles(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      copy.writeDouble(in.readDouble());
    }
  }

  private int copyInt() throws IOException {
    int value = in.readInt();
    copy.writeInt(value);
    return value;
  }

  private int copyCount() throws IOException {
    return checkedCount(copyInt());
  }

  private int checkedCount(int count) {
    if (count < 0 || count > MAX_STATISTICS) {
      throw new ModelFileException(where + " has statistics of " + count + " arrays");
    }
    return count;
  }
}
