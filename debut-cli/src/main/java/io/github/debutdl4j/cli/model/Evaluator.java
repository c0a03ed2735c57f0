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

import io.github.debutdl4j.cli.data.ImageExamples;
import io.github.debutdl4j.cli.data.ImageSetIterator;
import io.github.debutdl4j.io.ModelFileException;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.longer.MatchCondition;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.conditions.Conditions;

/** Measures how many images of a set a network classifies correctly, and how long it takes. */
public final class Evaluator {

  private static final int BATCH = 250;
  private static final int WARM_UP_BATCHES = 8;

  /** If the accuracy is below this multiple of that of guessing, something is probably wrong. */
  private static final double NEAR_CHANCE = 1.5;

  private final ImageExamples examples;

  public Evaluator(ImageExamples examples) {
    this.examples = examples;
  }

  /**
   * The result.
   *
   * @param accuracy share of images whose most likely class is their label
   * @param images number of images
   * @param classes number of classes
   * @param millisecondsPer1000 wall time of 1,000 images, in minibatches of 250
   */
  public record Result(double accuracy, int images, int classes, double millisecondsPer1000) {

    /** Whether the network is hardly better than guessing. */
    public boolean isNearChance() {
      return accuracy <= NEAR_CHANCE / classes && images >= 2 * classes;
    }
  }

  /** Runs the whole set through the network, after a warm-up. */
  public Result evaluate(AnyNetwork network) {
    ImageSetIterator minibatches = examples.inOrder(BATCH);
    for (int i = 0; i < WARM_UP_BATCHES && minibatches.hasNext(); i++) {
      network.output(minibatches.next().getFeatures());
    }
    return measure(network);
  }

  /** Runs the whole set through the network, without a warm-up. */
  public Result measure(AnyNetwork network) {
    ImageSetIterator minibatches = examples.inOrder(BATCH);
    int[] labels = examples.images().labels();
    long nanos = 0;
    int correct = 0;
    int image = 0;
    while (minibatches.hasNext()) {
      DataSet minibatch = minibatches.next();
      long start = System.nanoTime();
      INDArray output = network.output(minibatch.getFeatures());
      nanos += System.nanoTime() - start;
      checkClasses(output);
      for (int answer : answers(output)) {
        correct += answer == labels[image++] ? 1 : 0;
      }
    }
    int size = examples.size();
    return new Result(
        (double) correct / size, size, examples.images().classes(), nanos / 1e6 / size * 1000);
  }

  /** The most probable class of each example; one output says whether it is the second of two. */
  static int[] answers(INDArray output) {
    return output.size(1) == 1
        ? output
            .reshape(output.size(0))
            .gt(0.5)
            .castTo(org.nd4j.linalg.api.buffer.DataType.INT32)
            .toIntVector()
        : output.argMax(1).toIntVector();
  }

  /**
   * Checks a network's output.
   *
   * @throws ModelFileException if its shape does not fit the classes, or it is not finite
   */
  void checkClasses(INDArray output) {
    int classes = examples.images().classes();
    boolean isOneOfTwo = classes == 2 && output.rank() == 2 && output.size(1) == 1;
    if (!isOneOfTwo && (output.rank() != 2 || output.size(1) != classes)) {
      throw new ModelFileException(
          "the output of the network has the shape "
              + Arrays.toString(output.shape())
              + "; expected one number for each of "
              + classes
              + " classes");
    }
    MatchCondition notFinite = new MatchCondition(output, Conditions.notFinite());
    if (Nd4j.getExecutioner().exec(notFinite).getInt(0) > 0) {
      throw new ModelFileException(
          "the network gives outputs that are NaN or infinite; look for parameters that are not"
              + " finite, and at the scale of its inputs");
    }
  }
}
