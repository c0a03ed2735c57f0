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
package io.github.debutdl4j.cli.recipes;

import io.github.debutdl4j.cli.data.DataException;
import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.Mnist;
import java.nio.file.Path;

/**
 * The images of a recipe: MNIST, or others in files of the same format, such as Fashion-MNIST.
 *
 * @param train to train on
 * @param test to test on
 */
public record RecipeData(ImageSet train, ImageSet test) {

  private static final int SIZE = 28;

  /** MNIST, from the jar. */
  public static RecipeData bundled() {
    return new RecipeData(Mnist.bundled(Mnist.Split.TRAIN), Mnist.bundled(Mnist.Split.TEST));
  }

  /**
   * Images of a folder.
   *
   * @param folder with idx files under MNIST's names, or null for MNIST from the jar
   * @throws DataException if files are missing or damaged, or their images are not 28 x 28
   */
  public static RecipeData in(Path folder) {
    if (folder == null) {
      return bundled();
    }
    return new RecipeData(read(folder, Mnist.Split.TRAIN), read(folder, Mnist.Split.TEST));
  }

  private static ImageSet read(Path folder, Mnist.Split split) {
    ImageSet images = Mnist.read(folder, split);
    if (images.height() != SIZE || images.width() != SIZE || images.size() == 0) {
      throw new DataException(
          "%s holds %,d images of %s; the recipes need some of 28 x 28 pixels"
              .formatted(folder, images.size(), images.shape()));
    }
    return images;
  }
}
