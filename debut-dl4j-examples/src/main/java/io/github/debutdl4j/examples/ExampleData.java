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
package io.github.debutdl4j.examples;

import java.util.Random;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/** Small generated data sets; they stand in for a reader's own data. */
final class ExampleData {

  /** Height and width of an image. */
  static final int SIDE = 12;

  /** Steps of a sequence. */
  static final int STEPS = 32;

  /** Classes of images and of sequences. */
  static final int CLASSES = 4;

  private ExampleData() {}

  /**
   * Images of stripes with noise. Their class is the direction of the stripes: 0, 45, 90 or 135
   * degrees.
   *
   * @return features [examples, 1, 12, 12], labels [examples, 4]
   */
  static DataSet stripes(int examples, long seed) {
    Random random = new Random(seed);
    float[][][][] images = new float[examples][1][SIDE][SIDE];
    int[] classes = new int[examples];
    for (int n = 0; n < examples; n++) {
      classes[n] = random.nextInt(CLASSES);
      double angle = classes[n] * Math.PI / CLASSES;
      double phase = random.nextDouble() * 2 * Math.PI;
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          double wave = Math.sin(1.5 * (x * Math.cos(angle) + y * Math.sin(angle)) + phase);
          images[n][0][y][x] = (float) (wave + random.nextGaussian());
        }
      }
    }
    return new DataSet(Nd4j.createFromArray(images), oneHot(classes));
  }

  /**
   * Sequences of two channels in which one turns around the other. Their class is the direction and
   * the speed of the turn: slow or fast, to the left or to the right.
   *
   * @return features [examples, 2, 32], labels [examples, 4]
   */
  static DataSet turns(int examples, long seed) {
    Random random = new Random(seed);
    float[][][] sequences = new float[examples][2][STEPS];
    int[] classes = new int[examples];
    for (int n = 0; n < examples; n++) {
      classes[n] = random.nextInt(CLASSES);
      double speed = (classes[n] < 2 ? 0.3 : 0.9) * (classes[n] % 2 == 0 ? 1 : -1);
      double phase = random.nextDouble() * 2 * Math.PI;
      for (int step = 0; step < STEPS; step++) {
        sequences[n][0][step] = (float) (Math.cos(speed * step + phase) + random.nextGaussian());
        sequences[n][1][step] = (float) (Math.sin(speed * step + phase) + random.nextGaussian());
      }
    }
    return new DataSet(Nd4j.createFromArray(sequences), oneHot(classes));
  }

  /** An iterator over minibatches of 32 examples. */
  static DataSetIterator batches(DataSet data) {
    return new ListDataSetIterator<>(data.asList(), 32);
  }

  private static INDArray oneHot(int[] classes) {
    float[][] labels = new float[classes.length][CLASSES];
    for (int n = 0; n < classes.length; n++) {
      labels[n][classes[n]] = 1;
    }
    return Nd4j.createFromArray(labels);
  }
}
