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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Images to train and to test on from a folder: MNIST's idx files, or a folder of images for each
 * class, alone or below {@code train} and {@code test}, {@code training} and {@code testing}, or
 * {@code val} in place of a test folder.
 */
public final class LabelledData {

  /** The footer of commands' help, about folders and images. */
  public static final String HELP =
      "%nFolders: DIR holds MNIST's idx files, or a folder of images for each class, alone or below"
          + " train (training) and test (testing, val, validation, valid). Without these parts every"
          + " fifth image is one to test on. Classes are numbered in the order of their names, or"
          + " as --classes lists them; hidden and empty folders are no classes.%n"
          + "Images: PNG, JPEG, BMP, GIF and TIFF of up to 100,000,000 pixels, with the values that"
          + " DL4J's loader gives. Transparency is dropped; palettes are looked up; of 16 bits a"
          + " sample the upper 8 count; CMYK becomes RGB as OpenCV converts it; the EXIF"
          + " orientation is applied, colour profiles and gamma are not; of several pages the first"
          + " is read. Images of other sizes are scaled to the size of the first. Truncated and"
          + " damaged files are refused.";

  /** Where there are no folders for training and test, every fifth image is one to test on. */
  private static final int TEST_EVERY = 5;

  private static final List<String> TRAIN = List.of("train", "training");
  private static final List<String> TEST = List.of("test", "testing", "val", "validation", "valid");

  /** How many class names a notice lists. */
  private static final int LISTED_CLASSES = 20;

  private final Path folder;
  private final ImageOptions options;
  private final Set<String> notices = new LinkedHashSet<>();

  /**
   * @throws DataException if there is no such folder
   */
  public LabelledData(Path folder, ImageOptions options) {
    if (!Files.isDirectory(folder)) {
      throw new DataException(folder + " is not a folder");
    }
    this.folder = folder;
    this.options = options;
  }

  /** Whether the data are MNIST's idx files, of which no option changes anything. */
  public boolean isMnist() {
    return Mnist.isIn(folder, Mnist.Split.TRAIN) || Mnist.isIn(folder, Mnist.Split.TEST);
  }

  /**
   * Checks the folder without reading an image.
   *
   * @throws DataException if it holds neither idx files nor classes
   */
  public void check() {
    if (isMnist()) {
      return;
    }
    if (!isInParts()) {
      new ImageFolder(folder, options);
    }
    part(TRAIN).filter(p -> isInParts()).ifPresent(p -> new ImageFolder(p, options));
    part(TEST).filter(p -> isInParts()).ifPresent(p -> new ImageFolder(p, options));
  }

  /** Sentences about the images that have been read so far: classes, sizes, bits. */
  public List<String> notices() {
    return List.copyOf(notices);
  }

  /**
   * Reads one part.
   *
   * @throws DataException if there is no data in the folder, or it cannot be read
   */
  public ImageSet read(Mnist.Split split) {
    if (isMnist()) {
      return options.labelled() ? Mnist.read(folder, split) : Mnist.readUnlabelled(folder, split);
    }
    boolean testing = split == Mnist.Split.TEST;
    if (isInParts()) {
      List<String> wanted = testing ? TEST : TRAIN;
      Path part =
          part(wanted)
              .orElseThrow(
                  () ->
                      new DataException(
                          "%s holds a folder %s with classes, but no folder %s with the same classes"
                              .formatted(folder, testing ? "train" : "test", wanted.get(0))));
      return read(new ImageFolder(part, options), false, false);
    }
    return read(new ImageFolder(folder, options), true, testing);
  }

  private ImageSet read(ImageFolder images, boolean isSplit, boolean testing) {
    List<String> classes = images.classes();
    List<String> found = new ArrayList<>();
    ImageSet read = images.read(i -> !isSplit || (i % TEST_EVERY == 0) == testing, found);
    if (options.labelled()) {
      notices.add(
          "%d classes, numbered in the order of %s: %s%s"
              .formatted(
                  classes.size(),
                  options.classes().map(Path::toString).orElse("their names"),
                  String.join(", ", classes.subList(0, Math.min(LISTED_CLASSES, classes.size()))),
                  classes.size() > LISTED_CLASSES ? ", ..." : ""));
    }
    if (read.channels() == 3) {
      notices.add("colour channels in the order " + options.order() + " (--channels)");
    }
    notices.addAll(found);
    return read;
  }

  /**
   * Reads the part to test on.
   *
   * @param training the part to train on, out of the same folder
   * @throws DataException as {@link #read}, or if images or classes are not those of the training
   */
  public ImageSet readTest(ImageSet training) {
    checkClasses();
    ImageSet testing = read(Mnist.Split.TEST);
    if (!testing.shape().equals(training.shape())) {
      throw new DataException(
          "%s: images to train on are %s, images to test on %s; expected the same"
              .formatted(folder, training.shape(), testing.shape()));
    }
    return testing;
  }

  private void checkClasses() {
    if (isMnist() || !isInParts() || options.classes().isPresent() || !options.labelled()) {
      return;
    }
    List<String> trained = part(TRAIN).map(ImageFolder::classFolders).orElse(List.of());
    List<String> tested = part(TEST).map(ImageFolder::classFolders).orElse(List.of());
    if (!trained.equals(tested) && !trained.isEmpty() && !tested.isEmpty()) {
      throw new DataException(
          "%s: the classes to train on are %s, those to test on %s; expected the same, or a list of"
                  .formatted(folder, trained, tested)
              + " them (--classes)");
    }
  }

  /** A class may be called train: then there is no folder test, and train has no folders. */
  private boolean isInParts() {
    if (!options.labelled()) {
      return part(TRAIN).isPresent() && part(TEST).isPresent();
    }
    return part(TRAIN).isPresent() && part(TEST).isPresent()
        || part(TRAIN).filter(LabelledData::hasClasses).isPresent()
        || part(TEST).filter(LabelledData::hasClasses).isPresent();
  }

  private Optional<Path> part(List<String> names) {
    return names.stream().map(folder::resolve).filter(Files::isDirectory).findFirst();
  }

  private static boolean hasClasses(Path folder) {
    return !ImageFolder.classFolders(folder).isEmpty();
  }
}
