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
package io.github.debutdl4j.cli.fuzz;

import io.github.debutdl4j.io.ModelFileException;
import io.github.debutdl4j.io.ModelFiles;
import io.github.debutdl4j.io.SavedModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Model zips: damaged as they are, or in one entry, with lengths and checksums that fit it. */
final class ModelZipReader implements Reader {

  /** Whether zips are rebuilt around the damaged entry. */
  private final boolean repaired;

  ModelZipReader(boolean repaired) {
    this.repaired = repaired;
  }

  @Override
  public String name() {
    return repaired ? "model-entries" : "model-zips";
  }

  @Override
  public List<byte[]> seeds() {
    return SeedModels.all().stream().map(ModelZipReader::zip).toList();
  }

  private static byte[] zip(SavedModel model) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ModelFiles.write(model, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public byte[] damaged(byte[] seed, Random random) {
    Mutation mutation = new Mutation(random);
    if (!repaired) {
      return mutation.of(seed);
    }
    Map<String, byte[]> entries = entries(seed);
    List<String> names = new ArrayList<>(entries.keySet());
    entries.computeIfPresent(
        names.get(random.nextInt(names.size())), (name, bytes) -> mutation.of(bytes));
    return zip(entries);
  }

  private static Map<String, byte[]> entries(byte[] zip) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void read(byte[] file, Path folder) throws IOException {
    SavedModel model = ModelFiles.read(Files.write(folder.resolve("model.zip"), file));
    model.network().params(); // views of all memory that the network has
  }

  @Override
  public boolean isRefusal(Throwable thrown) {
    return thrown instanceof ModelFileException;
  }
}
