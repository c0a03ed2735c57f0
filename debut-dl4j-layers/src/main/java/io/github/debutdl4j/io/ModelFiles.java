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

import io.github.debutdl4j.io.internal.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.preprocessor.Normalizer;

/**
 * Reads and writes networks as the zip files of DL4J's {@code ModelSerializer}, completely, and
 * without trusting their content.
 *
 * <p>Reads what DL4J 1.0.0-M2.1 and the versions before it wrote, as far as M2.1 reads it. Unlike
 * DL4J, checks sizes against limits and against what the configuration declares before it allocates
 * memory, loads classes of DL4J, ND4J and this library only (others by name, see {@link
 * ModelReadOptions#allow(String...)}), compares checksums, and keeps everything else that the file
 * holds, so that {@link #write} writes it back.
 */
public final class ModelFiles {

  private ModelFiles() {}

  /** Reads a file with {@link ModelReadOptions#defaults()}. */
  public static SavedModel read(Path file) {
    return read(file, ModelReadOptions.defaults());
  }

  /**
   * Reads a file.
   *
   * @throws ModelFileException if it is missing, not a zip, truncated, damaged, not a DL4J model,
   *     beyond the limits, or names a class that is not allowed
   */
  public static SavedModel read(Path file, ModelReadOptions options) {
    try (ModelZip zip = ModelZip.open(file, options.limits())) {
      return read(zip, options);
    } catch (IOException e) {
      throw new ModelFileException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the content of a file from a stream, such as that of a resource, by way of a temporary
   * file.
   *
   * @param name what to call it in messages
   * @throws ModelFileException as {@link #read(Path, ModelReadOptions)}
   */
  public static SavedModel read(InputStream in, String name, ModelReadOptions options)
      throws IOException {
    Path copy = Files.createTempFile("debut-model", ".zip");
    try {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return read(copy, options);
    } catch (ModelFileException e) {
      throw new ModelFileException(e.getMessage().replace(copy.toString(), name), e);
    } finally {
      Files.delete(copy);
    }
  }

  /** Size in bytes of the file that {@link #write(SavedModel, Path)} makes of a model. */
  public static long bytes(SavedModel model) {
    CountingStream count = new CountingStream();
    try {
      ModelWriter.write(model, count);
    } catch (IOException e) {
      throw new IllegalStateException("counting bytes cannot fail", e);
    }
    return count.bytes;
  }

  private static final class CountingStream extends OutputStream {

    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] b, int offset, int length) {
      bytes += length;
    }
  }

  /**
   * Writes a file completely or not at all: to a temporary file next to it, which is then moved.
   * The same model gives the same bytes.
   *
   * @throws ModelFileException if it cannot be written; no file is left then
   */
  public static void write(SavedModel model, Path file) {
    try {
      AtomicFile.write(file, part -> writeTo(model, part));
    } catch (IOException e) {
      throw new ModelFileException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static void writeTo(SavedModel model, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      ModelWriter.write(model, out);
    }
  }

  /**
   * Writes a model into a stream, as {@link #write(SavedModel, Path)} does into a file; the stream
   * stays open.
   */
  public static void write(SavedModel model, OutputStream out) throws IOException {
    ModelWriter.write(model, out);
  }

  /** Other entries first, because their faults are cheap to find. */
  private static SavedModel read(ModelZip zip, ModelReadOptions options) throws IOException {
    Map<String, byte[]> entries = otherEntries(zip, options);
    AllowedClasses allowed = options.allowedClasses();
    Normalizer<?> normalizer = null;
    DataSetPreProcessor preProcessor = null;
    List<AddedObject> objects = new ArrayList<>();
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      String name = entry.getKey();
      String where = zip.where(name);
      if (name.equals(EntryNames.NORMALIZER)) {
        normalizer = NormalizerReader.read(entry.getValue(), allowed, where);
      } else if (name.equals(EntryNames.PREPROCESSOR)) {
        preProcessor = preProcessor(JavaObjects.read(entry.getValue(), allowed, where), where);
      } else if (name.startsWith(EntryNames.OBJECTS)) {
        Object value = JavaObjects.read(entry.getValue(), allowed, where);
        objects.add(
            new AddedObject(
                name.substring(EntryNames.OBJECTS.length()),
                entry.getValue(),
                Optional.ofNullable(value)));
      }
    }
    boolean updater = options.readsUpdater() && zip.has(EntryNames.UPDATER);
    return new SavedModel(
        new SavedModel.Parts(
            new NetworkReader(zip, options).read(),
            updater,
            normalizer,
            preProcessor,
            objects,
            entries));
  }

  /** All but the network's own entries; those that DL4J does not know are copied unread. */
  private static Map<String, byte[]> otherEntries(ModelZip zip, ModelReadOptions options)
      throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    long left = options.limits().objectBytes();
    for (String name : zip.names()) {
      if (!ModelWriter.isOfNetwork(name)) {
        byte[] bytes = zip.bytes(name, left);
        left -= bytes.length;
        entries.put(name, bytes);
      }
    }
    return entries;
  }

  private static DataSetPreProcessor preProcessor(Object object, String where) {
    if (object == null || object instanceof DataSetPreProcessor) {
      return (DataSetPreProcessor) object;
    }
    throw new ModelFileException(
        where + " holds a " + object.getClass().getName() + ", not a preprocessor");
  }
}
