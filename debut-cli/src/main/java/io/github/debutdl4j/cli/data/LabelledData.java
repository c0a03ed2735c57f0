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
import java.util.List;

/**
 * Images to train and to test on from a folder: MNIST's idx files, or a folder of images for each
 * class.
 */
public final class LabelledData {

  /** Without folders {@code train} and {@code test}, every fifth image is one to test on. */
  private static final int TEST_EVERY = 5;

  private static final String TRAIN = "train";
  private static final String TEST = "test";

  private LabelledData() {}

  /**
   * Reads one part.
   *
   * @throws DataException if there is no data in the folder, or it cannot be read
   */
  public static ImageSet read(Path folder, Mnist.Split split) {
    if (!Files.isDirectory(folder)) {
      throw new DataException(folder + " is not a folder");
    }
    if (Mnist.isIn(folder, Mnist.Split.TRAIN) || Mnist.isIn(folder, Mnist.Split.TEST)) {
      return Mnist.read(folder, split);
    }
    boolean testing = split == Mnist.Split.TEST;
    if (isInParts(folder)) {
      return readPart(folder, testing ? TEST : TRAIN, testing ? TRAIN : TEST);
    }
    return ImageFolder.read(folder).where(i -> (i % TEST_EVERY == 0) == testing);
  }

  /**
   * Reads the part to test on.
   *
   * @param training the part to train on, out of the same folder
   * @throws DataException as {@link #read}, or if images or classes are not those of the training
   */
  public static ImageSet readTest(Path folder, ImageSet training) {
    checkClasses(folder);
    ImageSet testing = read(folder, Mnist.Split.TEST);
    if (!testing.shape().equals(training.shape())) {
      throw new DataException(
          "%s: images to train on are %s, images to test on %s; expected the same"
              .formatted(folder, training.shape(), testing.shape()));
    }
    return testing;
  }

  private static ImageSet readPart(Path folder, String wanted, String other) {
    if (!Files.isDirectory(folder.resolve(wanted))) {
      throw new DataException(
          "%s holds a folder %s with classes, but no folder %s with the same classes"
              .formatted(folder, other, wanted));
    }
    return ImageFolder.read(folder.resolve(wanted));
  }

  private static void checkClasses(Path folder) {
    if (isInParts(folder)) {
      List<String> trained = classNames(folder.resolve(TRAIN));
      List<String> tested = classNames(folder.resolve(TEST));
      if (!trained.equals(tested)) {
        throw new DataException(
            "%s: the classes to train on are %s, those to test on %s; expected the same"
                .formatted(folder, trained, tested));
      }
    }
  }

  /** A class may be called train: then there is not a folder test, and train has no folders. */
  private static boolean isInParts(Path folder) {
    Path train = folder.resolve(TRAIN);
    Path test = folder.resolve(TEST);
    return Files.isDirectory(train) && Files.isDirectory(test)
        || hasClasses(train)
        || hasClasses(test);
  }

  private static boolean hasClasses(Path folder) {
    return Files.isDirectory(folder) && !ImageFolder.classes(folder).isEmpty();
  }

  private static List<String> classNames(Path folder) {
    return ImageFolder.classes(folder).stream().map(c -> c.getFileName().toString()).toList();
  }
}
