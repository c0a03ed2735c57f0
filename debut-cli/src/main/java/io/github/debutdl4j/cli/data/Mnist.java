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
package io.github.debutdl4j.cli.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Handwritten digits: 60,000 to train on and 10,000 to test on, from the files inside the jar or
 * from a folder of MNIST's idx files.
 */
public final class Mnist {

  private static final int DIGITS = 10;

  /** Which of the two parts of the data set. */
  public enum Split {
    TRAIN("train"),
    TEST("t10k");

    private final String prefix;

    Split(String prefix) {
      this.prefix = prefix;
    }

    String imagesFile() {
      return prefix + "-images-idx3-ubyte";
    }

    String labelsFile() {
      return prefix + "-labels-idx1-ubyte";
    }
  }

  private Mnist() {}

  /** The part that comes inside the jar. */
  public static ImageSet bundled(Split split) {
    return read(
        resource(split.imagesFile()),
        split.imagesFile() + ".gz",
        resource(split.labelsFile()),
        split.labelsFile() + ".gz");
  }

  /**
   * Reads a part from a folder that holds idx files under their usual names, gzipped or not.
   *
   * @throws DataException if the folder or a file is missing, truncated or of another format
   */
  public static ImageSet read(Path folder, Split split) {
    if (!Files.isDirectory(folder)) {
      throw new DataException(folder + " is not a folder");
    }
    Path images = find(folder, split.imagesFile());
    Path labels = find(folder, split.labelsFile());
    try (InputStream imageStream = Files.newInputStream(images);
        InputStream labelStream = Files.newInputStream(labels)) {
      return read(imageStream, images.toString(), labelStream, labels.toString());
    } catch (IOException e) {
      throw new DataException(folder + " cannot be read: " + Reason.of(e), e);
    }
  }

  /**
   * Reads the images of a part, all as of one class; the file of labels may be missing.
   *
   * @throws DataException if the folder or the file of images is missing, truncated or of another
   *     format
   */
  public static ImageSet readUnlabelled(Path folder, Split split) {
    Path file = find(folder, split.imagesFile());
    try (InputStream in = Files.newInputStream(file)) {
      IdxReader.IdxArray images = IdxReader.read(in, file.toString(), 3);
      int[] shape = images.shape();
      return new ImageSet(images.bytes(), new int[shape[0]], 1, shape[1], shape[2], 1);
    } catch (IOException e) {
      throw new DataException(folder + " cannot be read: " + Reason.of(e), e);
    }
  }

  /** Whether a folder holds the images of a part. */
  public static boolean isIn(Path folder, Split split) {
    return Files.exists(folder.resolve(split.imagesFile()))
        || Files.exists(folder.resolve(split.imagesFile() + ".gz"));
  }

  private static ImageSet read(
      InputStream imageStream, String imagesName, InputStream labelStream, String labelsName) {
    IdxReader.IdxArray images = IdxReader.read(imageStream, imagesName, 3);
    IdxReader.IdxArray labels = IdxReader.read(labelStream, labelsName, 1);
    int[] shape = images.shape();
    if (shape[0] != labels.shape()[0]) {
      throw new DataException(
          imagesName
              + " holds "
              + shape[0]
              + " images, but "
              + labelsName
              + " holds "
              + labels.shape()[0]
              + " labels");
    }
    return new ImageSet(
        images.bytes(), digits(labels.bytes(), labelsName), 1, shape[1], shape[2], DIGITS);
  }

  private static int[] digits(byte[] bytes, String name) {
    int[] labels = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      labels[i] = bytes[i] & 0xff;
      if (labels[i] >= DIGITS) {
        throw new DataException(name + " has a label of " + labels[i] + "; expected 0 to 9");
      }
    }
    return labels;
  }

  private static Path find(Path folder, String name) {
    for (String candidate : new String[] {name + ".gz", name}) {
      if (Files.isRegularFile(folder.resolve(candidate))) {
        return folder.resolve(candidate);
      }
    }
    throw new DataException(
        folder + " holds no MNIST files: there is neither " + name + " nor " + name + ".gz in it");
  }

  private static InputStream resource(String name) {
    String path = "/mnist/" + name + ".gz";
    InputStream stream = Mnist.class.getResourceAsStream(path);
    if (stream == null) {
      throw new DataException(path + " is missing from the jar");
    }
    return stream;
  }
}
