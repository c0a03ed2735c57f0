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
package io.github.debutdl4j.internal.session;

import io.github.debutdl4j.internal.network.Operation;

/** Takes numbers and gives their maximum, mean, sum or p-norm. */
final class ReferencePool {

  private final Operation.PoolingKind kind;
  private final int p;
  private double maximum = Double.NEGATIVE_INFINITY;
  private double sum;
  private int count;

  ReferencePool(Operation.PoolingKind kind, int p) {
    this.kind = kind;
    this.p = p;
  }

  void add(double value) {
    maximum = Math.max(maximum, value);
    sum += kind == Operation.PoolingKind.P_NORM ? Math.pow(Math.abs(value), p) : value;
    count++;
  }

  int count() {
    return count;
  }

  double result(int divisor) {
    switch (kind) {
      case MAXIMUM:
        return maximum;
      case AVERAGE:
        return sum / divisor;
      case P_NORM:
        return Math.pow(sum, 1.0 / p);
      default:
        return sum;
    }
  }
}
