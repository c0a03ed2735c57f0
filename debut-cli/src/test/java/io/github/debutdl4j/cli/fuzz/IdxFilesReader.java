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

import io.github.debutdl4j.cli.data.DataException;
import io.github.debutdl4j.cli.data.ImageOptions;
import io.github.debutdl4j.cli.data.LabelledData;
import io.github.debutdl4j.cli.data.Mnist;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * MNIST's idx files, gzipped or plain: a damaged file of images with an undamaged one of labels.
 */
final class IdxFilesReader implements Reader {

  private static final int IMAGES = 6;

  private final boolean gzipped;

  IdxFilesReader(boolean gzipped) {
    this.gzipped = gzipped;
  }

  @Override
  public String name() {
    return gzipped ? "idx-gz" : "idx";
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(file(new int[] {0x803, IMAGES, 4, 4}, IMAGES * 16));
  }

  private byte[] file(int[] header, int bytes) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(gzipped ? new GZIPOutputStream(all) : all)) {
      for (int number : header) {
        out.writeInt(number);
      }
      for (int i = 0; i < bytes; i++) {
        out.write(i % 10);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toByteArray();
  }

  @Override
  public void read(byte[] images, Path folder) throws IOException {
    String suffix = gzipped ? ".gz" : "";
    Files.write(folder.resolve("t10k-images-idx3-ubyte" + suffix), images);
    Files.write(
        folder.resolve("t10k-labels-idx1-ubyte" + suffix), file(new int[] {0x801, IMAGES}, IMAGES));
    new LabelledData(folder, ImageOptions.defaults()).read(Mnist.Split.TEST);
  }

  @Override
  public boolean isRefusal(Throwable thrown) {
    return thrown instanceof DataException;
  }
}
