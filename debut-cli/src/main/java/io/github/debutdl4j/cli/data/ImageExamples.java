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

import java.util.function.IntPredicate;

/**
 * Labelled images in the form that a network expects.
 *
 * @param images the images
 * @param input the form
 */
public record ImageExamples(ImageSet images, ImageInput input) {

  /** Minibatches in the order of the set. */
  public ImageSetIterator inOrder(int batch) {
    return ImageSetIterator.inOrder(images, input, batch);
  }

  /** Minibatches in a new random order for each epoch. */
  public ImageSetIterator shuffled(int batch, long seed) {
    return ImageSetIterator.shuffled(images, input, batch, 0, seed);
  }

  /** The first images, or all if there are no more. */
  public ImageExamples first(int count) {
    return new ImageExamples(images.first(count), input);
  }

  /** The images whose index passes a test. */
  public ImageExamples where(IntPredicate chosen) {
    return new ImageExamples(images.where(chosen), input);
  }

  /** Number of images. */
  public int size() {
    return images.size();
  }
}
