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
package io.github.debutdl4j.zoo.layer;

/** Mean and variance of every channel, of a minibatch or running. */
final class ChannelMoments {

  private static final double LN_10 = Math.log(10);

  private final double[] mean;
  private final double[] variance;

  ChannelMoments(int channels) {
    this(new double[channels], new double[channels]);
  }

  private ChannelMoments(double[] mean, double[] variance) {
    this.mean = mean;
    this.variance = variance;
  }

  /** From what DL4J stores: the mean, and the decimal logarithm of the standard deviation. */
  static ChannelMoments ofRunning(double[] mean, double[] logDeviation) {
    double[] variance = new double[mean.length];
    for (int c = 0; c < mean.length; c++) {
      variance[c] = Math.pow(10, 2 * logDeviation[c]);
    }
    return new ChannelMoments(mean, variance);
  }

  double mean(int channel) {
    return mean[channel];
  }

  double inverseDeviation(int channel, double eps) {
    return 1 / Math.sqrt(variance[channel] + eps);
  }

  /** Takes mean and (biased) variance of one channel from its values. */
  void measure(int channel, double[] values) {
    double average = sum(values) / values.length;
    mean[channel] = average;
    variance[channel] = squares(values, average) / values.length;
  }

  /** What DL4J subtracts from the running mean: {@code (1 - decay)(running - batch)}. */
  double[] meanSteps(double[] running, double decay) {
    double[] steps = new double[mean.length];
    for (int c = 0; c < steps.length; c++) {
      steps[c] = (1 - decay) * (running[c] - mean[c]);
    }
    return steps;
  }

  /** What DL4J subtracts from the logarithm, so that the variance decays towards the batch's. */
  double[] logDeviationSteps(double[] running, double decay) {
    double[] steps = new double[variance.length];
    for (int c = 0; c < steps.length; c++) {
      double before = Math.pow(10, 2 * running[c]);
      double after = decay * before + (1 - decay) * variance[c];
      steps[c] = Math.log(before / after) / (2 * LN_10);
    }
    return steps;
  }

  /** Four running sums, for a processor that adds several numbers at a time. */
  static double sum(double[] values) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < values.length; i += 4) {
      s0 += values[i];
      s1 += values[i + 1];
      s2 += values[i + 2];
      s3 += values[i + 3];
    }
    for (; i < values.length; i++) {
      s0 += values[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  private static double squares(double[] values, double offset) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < values.length; i += 4) {
      double d0 = values[i] - offset;
      double d1 = values[i + 1] - offset;
      double d2 = values[i + 2] - offset;
      double d3 = values[i + 3] - offset;
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    for (; i < values.length; i++) {
      double d = values[i] - offset;
      s0 += d * d;
    }
    return (s0 + s1) + (s2 + s3);
  }
}
