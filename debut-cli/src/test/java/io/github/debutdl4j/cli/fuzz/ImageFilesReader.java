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
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** A folder of images for each class: a damaged image next to an undamaged one. */
final class ImageFilesReader implements Reader {

  private static final List<String> FORMATS = List.of("png", "jpg", "gif", "bmp", "tif");

  @Override
  public String name() {
    return "images";
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (String format : FORMATS) {
      seeds.add(image(BufferedImage.TYPE_INT_RGB, format));
      seeds.add(image(BufferedImage.TYPE_BYTE_GRAY, format));
    }
    seeds.add(image(BufferedImage.TYPE_INT_ARGB, "png"));
    seeds.add(image(BufferedImage.TYPE_BYTE_INDEXED, "png"));
    return seeds;
  }

  private static byte[] image(int type, String format) {
    BufferedImage image = new BufferedImage(5, 4, type);
    for (int i = 0; i < 20; i++) {
      image.setRGB(i % 5, i / 5, 0xff000000 | i * 0x0a0502);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void read(byte[] file, Path folder) throws IOException {
    Path train = Files.createDirectories(folder.resolve("a"));
    Path test = Files.createDirectories(folder.resolve("b"));
    Files.write(train.resolve("1.png"), file);
    Files.write(test.resolve("2.png"), image(BufferedImage.TYPE_INT_RGB, "png"));
    new LabelledData(folder, ImageOptions.defaults()).read(Mnist.Split.TRAIN);
    new LabelledData(folder, ImageOptions.defaults()).read(Mnist.Split.TEST);
  }

  @Override
  public boolean isRefusal(Throwable thrown) {
    return thrown instanceof DataException;
  }
}
