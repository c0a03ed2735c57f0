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
package io.github.debutdl4j.factorize;

import io.github.debutdl4j.internal.fit.InputMetric;
import java.util.Arrays;

/**
 * Mean and second moments of a layer's inputs, collected sample by sample. With them a
 * factorisation minimises the error of the layer's outputs.
 *
 * <p>Moments between two inputs are kept if both are in the same block of neighbours: one block of
 * all inputs keeps everything, blocks of one keep only the variances. For a convolution an input is
 * one entry of a patch, in the order of the columns of its weight matrix. Not for use by two
 * threads at once; give each its own and {@link #merge}.
 */
public final class InputMoments {

  /** A variance below this share of the mean square is rounding: the input is constant. */
  private static final double ROUNDING = 1e-12;

  private final int inputs;
  private final int blockSize;
  private final double[] sums;
  private final double[][] products; // lower triangle of each block
  private long samples;

  private InputMoments(int inputs, int blockSize) {
    if (inputs < 1 || blockSize < 1) {
      throw new FactorizeException(
          "moments of " + inputs + " inputs in blocks of " + blockSize + "; expected 1 or more");
    }
    this.inputs = inputs;
    this.blockSize = Math.min(blockSize, inputs);
    sums = new double[inputs];
    products = new double[(inputs + this.blockSize - 1) / this.blockSize][];
    for (int block = 0; block < products.length; block++) {
      int size = Math.min(this.blockSize, inputs - block * this.blockSize);
      products[block] = new double[Math.multiplyExact(size, size)];
    }
  }

  /** All moments: the best fit, {@code 8 inputs^2} bytes. */
  public static InputMoments full(int inputs) {
    return new InputMoments(inputs, inputs);
  }

  /** Moments within blocks of a given number of neighbours. */
  public static InputMoments blocks(int inputs, int blockSize) {
    return new InputMoments(inputs, blockSize);
  }

  /** Variances alone. */
  public static InputMoments diagonal(int inputs) {
    return new InputMoments(inputs, 1);
  }

  /** All moments for up to 1,024 inputs, blocks of 576 neighbours or fewer beyond. */
  public static InputMoments sized(int inputs) {
    return inputs <= 1024 ? full(inputs) : blocks(inputs, 576);
  }

  /**
   * Adds samples.
   *
   * @param x samples x inputs, row major
   * @throws FactorizeException if the length is not a multiple of the inputs, or a number is not
   *     finite
   */
  public void add(double[] x) {
    checkLength(x.length);
    for (int from = 0; from < x.length; from += inputs) {
      addSample(x, from);
    }
  }

  /**
   * Adds samples.
   *
   * @param x samples x inputs, row major
   * @throws FactorizeException if the length is not a multiple of the inputs, or a number is not
   *     finite
   */
  public void add(float[] x) {
    checkLength(x.length);
    double[] sample = new double[inputs];
    for (int from = 0; from < x.length; from += inputs) {
      for (int i = 0; i < inputs; i++) {
        sample[i] = x[from + i];
      }
      addSample(sample, 0);
    }
  }

  /** Adds the samples of another. */
  public void merge(InputMoments other) {
    if (other.inputs != inputs || other.blockSize != blockSize) {
      throw new FactorizeException(
          "moments of "
              + other.inputs
              + " inputs in blocks of "
              + other.blockSize
              + " cannot be added to moments of "
              + inputs
              + " in blocks of "
              + blockSize);
    }
    samples += other.samples;
    accumulate(sums, other.sums);
    for (int block = 0; block < products.length; block++) {
      accumulate(products[block], other.products[block]);
    }
  }

  public int inputs() {
    return inputs;
  }

  /** Samples seen. */
  public long samples() {
    return samples;
  }

  /** Neighbours among which moments are kept. */
  public int blockSize() {
    return blockSize;
  }

  /** Mean of every input; zeros if there are no samples. */
  public double[] mean() {
    double[] mean = new double[inputs];
    if (samples > 0) {
      Arrays.setAll(mean, i -> sums[i] / samples);
    }
    return mean;
  }

  /**
   * Mean product of two inputs, or their covariance; 0 where it is not kept.
   *
   * @param centred whether the means are subtracted first; the covariance with an input whose
   *     variance is no larger than rounding errors is 0
   */
  public double moment(int i, int j, boolean centred) {
    int block = i / blockSize;
    if (samples == 0 || block != j / blockSize) {
      return 0;
    }
    if (!centred) {
      return meanProduct(i, j);
    }
    return isVarying(i) && isVarying(j)
        ? meanProduct(i, j) - sums[i] / samples * (sums[j] / samples)
        : 0;
  }

  private boolean isVarying(int i) {
    double square = meanProduct(i, i);
    double mean = sums[i] / samples;
    return square - mean * mean > ROUNDING * square;
  }

  /** For two inputs of the same block. */
  private double meanProduct(int i, int j) {
    int first = i / blockSize * blockSize;
    int size = Math.min(blockSize, inputs - first);
    int row = Math.max(i, j) - first;
    int column = Math.min(i, j) - first;
    return products[i / blockSize][row * size + column] / samples;
  }

  /**
   * The weight that these moments give to errors of the layer's weights.
   *
   * @param centred whether a bias absorbs the mean of the error
   * @throws FactorizeException if no sample was seen, or the squares of the inputs overflow
   */
  InputMetric metric(boolean centred) {
    InputMetric metric = new InputMetric(inputs, blockSize, momentsOfBlocks(centred));
    double trace = metric.trace();
    if (samples == 0 || !Double.isFinite(trace)) {
      throw new FactorizeException(
          String.format(
                  "the moments of %d samples have variances that add up to %s; expected one sample or more",
                  samples, trace)
              + " and a finite sum");
    }
    return metric;
  }

  private double[][] momentsOfBlocks(boolean centred) {
    double[][] blocks = new double[products.length][];
    for (int block = 0; block < blocks.length; block++) {
      int first = block * blockSize;
      int size = Math.min(blockSize, inputs - first);
      blocks[block] = new double[size * size];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j <= i; j++) {
          blocks[block][i * size + j] = moment(first + i, first + j, centred);
        }
      }
    }
    return blocks;
  }

  private void addSample(double[] x, int from) {
    for (int i = 0; i < inputs; i++) {
      if (!Double.isFinite(x[from + i])) {
        throw new FactorizeException(
            String.format(
                "sample %d has %s for input %d; expected finite numbers",
                samples + 1, x[from + i], i));
      }
    }
    samples++;
    for (int i = 0; i < inputs; i++) {
      sums[i] += x[from + i];
    }
    for (int block = 0; block < products.length; block++) {
      int first = from + block * blockSize;
      int size = Math.min(blockSize, inputs - block * blockSize);
      double[] triangle = products[block];
      for (int i = 0; i < size; i++) {
        double value = x[first + i];
        if (value != 0) {
          int row = i * size;
          for (int j = 0; j <= i; j++) {
            triangle[row + j] += value * x[first + j];
          }
        }
      }
    }
  }

  private void checkLength(int length) {
    if (length % inputs != 0) {
      throw new FactorizeException(
          "samples of " + inputs + " inputs cannot make up " + length + " numbers");
    }
  }

  private static void accumulate(double[] to, double[] from) {
    for (int e = 0; e < to.length; e++) {
      to[e] += from[e];
    }
  }
}
