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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Images in a folder for each class, all brought to the size of the first. */
final class ImageFolder {

  private final Path folder;
  private final ImageOptions options;
  private final List<String> classes;

  /**
   * @throws DataException if there are fewer than two class folders, or the file of class names
   *     does not fit them
   */
  ImageFolder(Path folder, ImageOptions options) {
    this.folder = folder;
    this.options = options;
    this.classes = classNames(folder, options);
  }

  /** Names of the classes in the order of their numbers. */
  List<String> classes() {
    return classes;
  }

  /**
   * Reads the images whose index among all is chosen.
   *
   * @param notices takes a sentence about each thing that was changed in the images
   * @throws DataException if there is no image, an unreadable one, or more than memory can hold
   */
  ImageSet read(Predicate<Integer> chosen, List<String> notices) {
    List<ImageFile.Decoded> images = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    int index = 0;
    for (int label = 0; label < classes.size(); label++) {
      Path classFolder = folder.resolve(classes.get(label));
      for (Path file : Files.isDirectory(classFolder) ? children(classFolder) : List.<Path>of()) {
        if (chosen.test(index++)) {
          images.add(read(file, classFolder));
          labels.add(label);
        }
      }
    }
    if (images.isEmpty()) {
      throw new DataException(folder + " holds no image in any class folder");
    }
    tell(images, notices);
    return packed(images, labels.stream().mapToInt(Integer::intValue).toArray());
  }

  private static List<String> classNames(Path folder, ImageOptions options) {
    List<String> found = classFolders(folder);
    if (found.size() < 2) {
      throw new DataException(
          folder + " holds neither MNIST's idx files nor a folder of images for each class");
    }
    if (options.classes().isEmpty()) {
      return found;
    }
    Path file = options.classes().get();
    List<String> named = lines(file);
    List<String> unnamed = found.stream().filter(name -> !named.contains(name)).toList();
    if (!unnamed.isEmpty()) {
      throw new DataException(
          "%s holds class folders that %s does not name: %s"
              .formatted(folder, file, String.join(", ", unnamed)));
    }
    return named;
  }

  private static List<String> lines(Path file) {
    try {
      List<String> lines =
          Files.readAllLines(file).stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
      if (lines.size() != lines.stream().distinct().count()) {
        throw new DataException(file + " names a class twice");
      }
      return lines;
    } catch (IOException e) {
      throw new DataException(file + " cannot be read: " + Reason.of(e), e);
    }
  }

  /** Names of the folders with files in them, in order; neither hidden nor empty ones. */
  static List<String> classFolders(Path folder) {
    return children(folder).stream()
        .filter(Files::isDirectory)
        .filter(child -> !children(child).isEmpty())
        .map(child -> child.getFileName().toString())
        .sorted()
        .toList();
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new DataException(folder + " cannot be read: " + Reason.of(e), e);
    }
  }

  private static ImageFile.Decoded read(Path file, Path folder) {
    if (!Files.isRegularFile(file)) {
      throw new DataException(file + " is not an image, but is in the class folder " + folder);
    }
    return ImageFile.read(file);
  }

  private void tell(List<ImageFile.Decoded> images, List<String> notices) {
    RasterImage first = images.get(0).image();
    long scaled =
        images.stream()
            .map(ImageFile.Decoded::image)
            .filter(i -> i.width() != first.width() || i.height() != first.height())
            .count();
    long reduced = images.stream().filter(ImageFile.Decoded::isReduced).count();
    if (scaled > 0) {
      notices.add(
          "%s: %,d of %,d images are scaled to %d x %d pixels, the size of the first"
              .formatted(folder, scaled, images.size(), first.width(), first.height()));
    }
    if (reduced > 0) {
      notices.add(
          "%s: %,d images of 16 bits are read as 8 bits (0 to 255)".formatted(folder, reduced));
    }
  }

  private ImageSet packed(List<ImageFile.Decoded> images, int[] labels) {
    RasterImage first = images.get(0).image();
    boolean allGrey = images.stream().allMatch(i -> i.image().channels() == 1);
    int channels = options.channels() != 0 ? options.channels() : allGrey ? 1 : 3;
    long bytes = (long) images.size() * channels * first.height() * first.width();
    if (bytes > Integer.MAX_VALUE) {
      throw new DataException(
          "%s: %,d images of %d x %d pixels with %d channels need %,d bytes; at most %,d can be held"
              .formatted(
                  folder,
                  images.size(),
                  first.width(),
                  first.height(),
                  channels,
                  bytes,
                  Integer.MAX_VALUE));
    }
    byte[] pixels = new byte[(int) bytes];
    int plane = first.height() * first.width();
    for (int i = 0; i < images.size(); i++) {
      RasterImage image =
          images.get(i).image().withChannels(channels).scaled(first.width(), first.height());
      for (int c = 0; c < channels; c++) {
        int from = options.order() == ChannelOrder.BGR ? channels - 1 - c : c;
        System.arraycopy(image.pixels(), from * plane, pixels, (i * channels + c) * plane, plane);
      }
    }
    return new ImageSet(pixels, labels, channels, first.height(), first.width(), classes.size());
  }
}
