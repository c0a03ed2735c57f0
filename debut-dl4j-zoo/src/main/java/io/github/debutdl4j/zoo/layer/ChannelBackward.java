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

/**
 * Back-propagation through the normalisation of one channel, on its values as one row.
 *
 * <p>With {@code h} the normalised values and {@code e} the error after them, {@code dx =
 * gamma/deviation * (e - mean(e) - h * mean(e h))}.
 */
final class ChannelBackward {

  private final double[] normalised;
  private final double[] error;

  /**
   * @param inputs of the layer, overwritten with their normalised values
   * @param error after the layer, overwritten by {@link #propagate} with the one before it
   */
  ChannelBackward(double[] inputs, double[] error) {
    this.normalised = inputs;
    this.error = error;
  }

  void normalise(double mean, double inverseDeviation) {
    for (int i = 0; i < normalised.length; i++) {
      normalised[i] = (normalised[i] - mean) * inverseDeviation;
    }
  }

  /**
   * The ReLU: no error passes where it gave zero. Written on bits, to avoid an unpredictable
   * branch.
   */
  void stopWhereNegative(double gamma, double beta) {
    for (int i = 0; i < error.length; i++) {
      double output = gamma * normalised[i] + beta;
      long allOnesIfPositive = Double.doubleToRawLongBits(0.0 - output) >> 63;
      error[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(error[i]) & allOnesIfPositive);
    }
  }

  double errorSum() {
    return ChannelMoments.sum(error);
  }

  double errorTimesNormalised() {
    return InnerProduct.of(error, 0, normalised, 0, error.length);
  }

  void propagate(double scale, double errorSum, double errorTimesNormalised) {
    double meanError = errorSum / error.length;
    double meanProduct = errorTimesNormalised / error.length;
    for (int i = 0; i < error.length; i++) {
      error[i] = scale * (error[i] - meanError - normalised[i] * meanProduct);
    }
  }
}
