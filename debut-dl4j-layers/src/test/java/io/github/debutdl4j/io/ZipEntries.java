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

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.util.ModelSerializer;

/** The entries of a zip as a map, to be changed one by one. */
final class ZipEntries {

  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /** What DL4J writes, with the updater's state. */
  static ZipEntries of(Model network) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ModelSerializer.writeModel(network, bytes, true);
      return read(new ZipInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ZipEntries of(Path file) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
      return read(in);
    }
  }

  private static ZipEntries read(ZipInputStream in) throws IOException {
    ZipEntries all = new ZipEntries();
    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      all.entries.put(entry.getName(), in.readAllBytes());
    }
    return all;
  }

  Map<String, byte[]> map() {
    return entries;
  }

  String json() {
    return new String(entries.get("configuration.json"), StandardCharsets.UTF_8);
  }

  ZipEntries put(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  ZipEntries json(String json) {
    return put("configuration.json", json.getBytes(StandardCharsets.UTF_8));
  }

  Path write(Path file) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    return file;
  }

  /** Something written through a DataOutputStream. */
  static byte[] bytes(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      content.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes something. */
  @FunctionalInterface
  interface Content {
    void writeTo(DataOutputStream out) throws IOException;
  }
}
