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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Images in a folder for each class, or anywhere in a folder if they are not labelled, all scaled
 * to the size of the first.
 */
final class ImageFolder {

  private final Path folder;
  private final ImageOptions options;
  private final List<String> classes;

  /**
   * @throws DataException if labels are read and there are fewer than two class folders, or the
   *     file of class names does not fit them
   */
  ImageFolder(Path folder, ImageOptions options) {
    this.folder = folder;
    this.options = options;
    this.classes = options.labelled() ? classNames(folder, options) : List.of("unlabelled");
  }

  /** Names of the classes in the order of their numbers. */
  List<String> classes() {
    return classes;
  }

  /** A file of a class. */
  private record Labelled(Path file, int label) {}

  /**
   * Reads the images with the chosen indices.
   *
   * @param notices receives a sentence about each change to the images
   * @throws DataException if there is no image, an unreadable one, or more than memory can hold
   */
  ImageSet read(Predicate<Integer> chosen, List<String> notices) {
    List<Labelled> files = files(chosen);
    if (files.isEmpty()) {
      throw new DataException(
          folder
              + (options.labelled() ? " holds no image in any class folder" : " holds no image"));
    }
    List<RasterImage> images = new ArrayList<>();
    int scaled = 0;
    int reduced = 0;
    for (Labelled labelled : files) {
      ImageFile.Decoded decoded = ImageFile.read(labelled.file());
      RasterImage image =
          options.channels() == 0
              ? decoded.image()
              : decoded.image().withChannels(options.channels());
      if (images.isEmpty()) {
        checkMemory(files.size(), image.channels(), image);
      }
      RasterImage first = images.isEmpty() ? image : images.get(0);
      images.add(image.scaled(first.width(), first.height()));
      scaled += image.width() != first.width() || image.height() != first.height() ? 1 : 0;
      reduced += decoded.isReduced() ? 1 : 0;
    }
    if (scaled > 0) {
      notices.add(
          "%s: %,d of %,d images are scaled to %d x %d pixels, the size of the first"
              .formatted(
                  folder, scaled, files.size(), images.get(0).width(), images.get(0).height()));
    }
    if (reduced > 0) {
      notices.add(
          "%s: %,d images of 16 bits are read as 8 bits (0 to 255)".formatted(folder, reduced));
    }
    return packed(images, files.stream().mapToInt(Labelled::label).toArray());
  }

  private List<Labelled> files(Predicate<Integer> chosen) {
    if (!options.labelled()) {
      List<Path> all = new ArrayList<>();
      addFiles(folder, all);
      return IntStream.range(0, all.size())
          .filter(i -> chosen.test(i))
          .mapToObj(i -> new Labelled(all.get(i), 0))
          .toList();
    }
    List<Labelled> files = new ArrayList<>();
    int index = 0;
    for (int label = 0; label < classes.size(); label++) {
      Path classFolder = folder.resolve(classes.get(label));
      for (Path file : Files.isDirectory(classFolder) ? children(classFolder) : List.<Path>of()) {
        if (!Files.isRegularFile(file)) {
          throw new DataException(
              file + " is not an image, but is in the class folder " + classFolder);
        }
        if (chosen.test(index++)) {
          files.add(new Labelled(file, label));
        }
      }
    }
    return files;
  }

  /** Files in a folder and all folders below, in the order of their names; no hidden ones. */
  private static void addFiles(Path folder, List<Path> files) {
    for (Path child : children(folder)) {
      if (Files.isDirectory(child)) {
        addFiles(child, files);
      } else {
        files.add(child);
      }
    }
  }

  /** All images get the size of the first, so that the memory is known when that is read. */
  private void checkMemory(int count, int channels, RasterImage first) {
    long bytes = (long) count * channels * first.height() * first.width();
    long heap = Runtime.getRuntime().maxMemory();
    if (bytes > Math.min(Integer.MAX_VALUE, heap)) {
      throw new DataException(
          "%s: %,d images of %d x %d pixels with %d channels need %,d bytes; %s"
              .formatted(
                  folder,
                  count,
                  first.width(),
                  first.height(),
                  channels,
                  bytes,
                  bytes > Integer.MAX_VALUE
                      ? "at most %,d can be held".formatted(Integer.MAX_VALUE)
                      : "Java's heap is limited to %,d, more with -Xmx".formatted(heap)));
    }
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

  private ImageSet packed(List<RasterImage> images, int[] labels) {
    RasterImage first = images.get(0);
    boolean allGrey = images.stream().allMatch(image -> image.channels() == 1);
    int channels = options.channels() != 0 ? options.channels() : allGrey ? 1 : 3;
    checkMemory(images.size(), channels, first);
    int plane = first.height() * first.width();
    byte[] pixels = new byte[images.size() * channels * plane];
    for (int i = 0; i < images.size(); i++) {
      RasterImage image = images.get(i).withChannels(channels);
      for (int c = 0; c < channels; c++) {
        int from = options.order() == ChannelOrder.BGR ? channels - 1 - c : c;
        System.arraycopy(image.pixels(), from * plane, pixels, (i * channels + c) * plane, plane);
      }
    }
    return new ImageSet(pixels, labels, channels, first.height(), first.width(), classes.size());
  }
}
