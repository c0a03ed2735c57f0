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

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The entries of a zip file, whose number, names and sizes are checked before any entry is read,
 * and again while it is read.
 */
final class ModelZip implements Closeable {

  private final Path file;
  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

  private ModelZip(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
  }

  /**
   * Opens a file.
   *
   * @throws ModelFileException if it is missing, not a zip, or beyond the limits
   */
  static ModelZip open(Path file, ModelLimits limits) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ModelFileException(file + " is not a file");
    }
    ZipDirectory.check(file, limits);
    ZipFile zip = null;
    try {
      zip = new ZipFile(file.toFile());
      ModelZip model = new ModelZip(file, zip);
      model.checkEntries(limits);
      return model;
    } catch (ZipException e) {
      throw new ModelFileException(
          file + " is not a DL4J model: not a zip file, or truncated (" + e.getMessage() + ")", e);
    } catch (ModelFileException e) {
      zip.close();
      throw e;
    }
  }

  private void checkEntries(ModelLimits limits) throws IOException {
    long most = limits.inflatedBytes(Files.size(file));
    long total = 0;
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      String name = entry.getName();
      if (!EntryNames.isPlain(name)) {
        throw new ModelFileException(file + " has an entry outside of its folder: " + name);
      }
      if (!entry.isDirectory() && entries.put(name, entry) != null) {
        throw new ModelFileException(file + " has two entries " + name);
      }
      total += Math.max(0, entry.getSize());
      if (entry.getSize() < 0 || total > most || total < 0) {
        throw new ModelFileException(
            "%s inflates to %,d bytes or more; a model of %,d bytes inflates to %,d at most"
                .formatted(file, Math.abs(total), Files.size(file), most));
      }
    }
  }

  /** Names of all entries that are not folders, in the order of the file. */
  Set<String> names() {
    return entries.keySet();
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /** Declared size of an entry in bytes. */
  long size(String name) {
    return entries.get(name).getSize();
  }

  /** The name of an entry in messages. */
  String where(String name) {
    return file + ": " + name;
  }

  /**
   * A whole entry.
   *
   * @param most bytes that it may have
   */
  byte[] bytes(String name, long most) throws IOException {
    long size = size(name);
    if (size > most) {
      throw new ModelFileException(
          "%s has %,d bytes; expected %,d at most".formatted(where(name), size, most));
    }
    try (InputStream in = stream(name)) {
      byte[] bytes = in.readNBytes((int) size);
      finish(in, name);
      return bytes;
    }
  }

  /** Content of an entry; at its end the length and the checksum are compared. */
  InputStream stream(String name) throws IOException {
    ZipEntry entry = entries.get(name);
    try {
      return new Checked(zip.getInputStream(entry), entry, where(name));
    } catch (ZipException e) {
      throw damaged(where(name), e);
    }
  }

  /**
   * Checks that a stream ends here.
   *
   * @throws ModelFileException if more bytes follow
   */
  void finish(InputStream in, String name) throws IOException {
    if (in.read() >= 0) {
      throw new ModelFileException(where(name) + " continues after its end");
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private static ModelFileException damaged(String where, Exception cause) {
    return new ModelFileException(where + " is damaged: " + cause.getMessage(), cause);
  }

  /** {@code ZipFile} compares neither lengths nor checksums. */
  private static final class Checked extends FilterInputStream {

    private final ZipEntry entry;
    private final String where;
    private final CRC32 sum;
    private long count;

    Checked(InputStream inflated, ZipEntry entry, String where) {
      this(inflated, entry, where, new CRC32());
    }

    private Checked(InputStream inflated, ZipEntry entry, String where, CRC32 sum) {
      super(new CheckedInputStream(inflated, sum));
      this.entry = entry;
      this.where = where;
      this.sum = sum;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read;
      try {
        read = super.read(bytes, offset, length);
      } catch (ZipException | EOFException e) {
        throw damaged(where, e);
      }
      count += Math.max(0, read);
      if (count > entry.getSize() || read < 0 && count < entry.getSize()) {
        throw new ModelFileException(
            "%s is damaged: the directory says %,d bytes, there are %s"
                .formatted(where, entry.getSize(), read < 0 ? "%,d".formatted(count) : "more"));
      }
      if (read < 0 && sum.getValue() != entry.getCrc()) {
        throw new ModelFileException(where + " is damaged: its checksum is wrong");
      }
      return read;
    }

    @Override
    public long skip(long n) throws IOException {
      return readNBytes((int) Math.min(n, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
