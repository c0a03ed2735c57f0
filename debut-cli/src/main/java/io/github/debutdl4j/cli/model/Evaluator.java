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
package io.github.debutdl4j.cli.model;

import io.github.debutdl4j.cli.data.ImageLayout;
import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.ImageSetIterator;
import io.github.debutdl4j.io.ModelFileException;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Measures how many images of a set a network classifies correctly, and how long it takes. */
public final class Evaluator {

  private static final int BATCH = 250;
  private static final int WARM_UP_BATCHES = 8;

  private final ImageSet images;
  private final ImageLayout layout;

  public Evaluator(ImageSet images, ImageLayout layout) {
    this.images = images;
    this.layout = layout;
  }

  /**
   * The result.
   *
   * @param accuracy share of images whose most likely class is their label
   * @param images number of images
   * @param millisecondsPer1000 wall time of 1,000 images, in minibatches of 250, after a warm-up
   */
  public record Result(double accuracy, int images, double millisecondsPer1000) {}

  /** Runs the whole set through the network. */
  public Result evaluate(AnyNetwork network) {
    warmUp(network);
    ImageSetIterator minibatches = ImageSetIterator.inOrder(images, layout, BATCH);
    long nanos = 0;
    int right = 0;
    int image = 0;
    while (minibatches.hasNext()) {
      DataSet minibatch = minibatches.next();
      long start = System.nanoTime();
      INDArray output = network.output(minibatch.getFeatures());
      nanos += System.nanoTime() - start;
      checkClasses(output);
      for (int answer : output.argMax(1).toIntVector()) {
        right += answer == images.labels()[image++] ? 1 : 0;
      }
    }
    return new Result(
        (double) right / images.size(), images.size(), nanos / 1e6 / images.size() * 1000);
  }

  private void warmUp(AnyNetwork network) {
    ImageSetIterator minibatches = ImageSetIterator.inOrder(images, layout, BATCH);
    for (int i = 0; i < WARM_UP_BATCHES && minibatches.hasNext(); i++) {
      network.output(minibatches.next().getFeatures());
    }
  }

  private void checkClasses(INDArray output) {
    if (output.rank() != 2 || output.size(1) != images.classes()) {
      throw new ModelFileException(
          "the output of the network has the shape "
              + Arrays.toString(output.shape())
              + "; expected one number for each of "
              + images.classes()
              + " classes");
    }
  }
}
