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
package io.github.debutdl4j.internal.fit;

/**
 * When alternating least squares stops.
 *
 * @param sweeps most sweeps over single factors
 * @param pairSweeps most sweeps over pairs of neighbouring factors, after those
 * @param tolerance a phase ends with the first sweep that lowers the relative error by no more than
 *     this share of it
 * @param progress receives the error after each sweep
 */
public record SweepLimits(int sweeps, int pairSweeps, double tolerance, SweepProgress progress) {

  /** At most this number of sweeps of either kind; never more than the largest int. */
  int total() {
    return (int) Math.min(Integer.MAX_VALUE, (long) sweeps + pairSweeps);
  }

  SweepLimits withoutProgress() {
    return new SweepLimits(sweeps, pairSweeps, tolerance, SweepProgress.NONE);
  }
}
