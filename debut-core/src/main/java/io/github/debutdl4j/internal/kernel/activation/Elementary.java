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
package io.github.debutdl4j.internal.kernel.activation;

/** Elementary functions with the accuracy of their type, for the loops that are written once. */
final class Elementary {

  private Elementary() {}

  static float exp(float x) {
    return (float) Math.exp(x);
  }

  static double exp(double x) {
    return Math.exp(x);
  }

  static float expm1(float x) {
    return (float) Math.expm1(x);
  }

  static double expm1(double x) {
    return Math.expm1(x);
  }

  static float log1p(float x) {
    return (float) Math.log1p(x);
  }

  static double log1p(double x) {
    return Math.log1p(x);
  }

  static float tanh(float x) {
    return (float) Math.tanh(x);
  }

  static double tanh(double x) {
    return Math.tanh(x);
  }

  static float sigmoid(float x) {
    return (float) sigmoid((double) x);
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /**
   * ND4J keeps the constants of its derivatives in single precision; so a derivative is its own.
   */
  static float single(float x) {
    return x;
  }

  static double single(double x) {
    return (float) x;
  }

  static float toFloat(double x) {
    return (float) x;
  }

  static double toDouble(double x) {
    return x;
  }
}
