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

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Images in a folder for each class, all brought to the size of the first; classes are numbered in
 * the order of their names. Images are grey if all of them are, else RGB.
 */
final class ImageFolder {

  private ImageFolder() {}

  /**
   * Reads all images below a folder.
   *
   * @throws DataException if there are fewer than two class folders, no image, or an unreadable one
   */
  static ImageSet read(Path folder) {
    List<Path> classes = classes(folder);
    if (classes.size() < 2) {
      throw new DataException(
          folder + " holds neither MNIST's idx files nor a folder of images for each class");
    }
    List<BufferedImage> images = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int label = 0; label < classes.size(); label++) {
      for (Path file : children(classes.get(label))) {
        images.add(read(file, classes.get(label)));
        labels.add(label);
      }
    }
    if (images.isEmpty()) {
      throw new DataException(folder + " holds no image in any class folder");
    }
    return packed(images, labels.stream().mapToInt(Integer::intValue).toArray(), classes.size());
  }

  /** The folders in a folder, in the order of their names. */
  static List<Path> classes(Path folder) {
    return children(folder).stream().filter(Files::isDirectory).toList();
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new DataException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static BufferedImage read(Path file, Path folder) {
    try {
      BufferedImage image = Files.isRegularFile(file) ? ImageIO.read(file.toFile()) : null;
      if (image == null) {
        throw new DataException(file + " is not an image, but is in the class folder " + folder);
      }
      return image;
    } catch (IOException e) {
      throw new DataException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static ImageSet packed(List<BufferedImage> images, int[] labels, int classes) {
    int width = images.get(0).getWidth();
    int height = images.get(0).getHeight();
    boolean grey = images.stream().allMatch(ImageFolder::isGrey);
    int channels = grey ? 1 : 3;
    byte[] pixels = new byte[Math.multiplyExact(images.size(), channels * height * width)];
    for (int i = 0; i < images.size(); i++) {
      BufferedImage image = scaled(images.get(i), width, height, grey);
      for (int c = 0; c < channels; c++) {
        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            int value = image.getRaster().getSample(x, y, c);
            pixels[((i * channels + c) * height + y) * width + x] = (byte) value;
          }
        }
      }
    }
    return new ImageSet(pixels, labels, channels, height, width, classes);
  }

  /** Pictures with a palette are stored as one channel too, whatever their colours. */
  private static boolean isGrey(BufferedImage image) {
    if (image.getColorModel() instanceof IndexColorModel palette) {
      int[] used =
          image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
      return Arrays.stream(used)
          .allMatch(
              i ->
                  palette.getRed(i) == palette.getGreen(i)
                      && palette.getRed(i) == palette.getBlue(i));
    }
    return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height, boolean grey) {
    int type = grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
    BufferedImage scaled = new BufferedImage(width, height, type);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }
}
