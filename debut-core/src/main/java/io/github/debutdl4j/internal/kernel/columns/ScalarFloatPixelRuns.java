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
package io.github.debutdl4j.internal.kernel.columns;

/** Plain Java: copies whole runs where they are long. */
public final class ScalarFloatPixelRuns implements FloatPixelRuns {

  private static final int LONG_RUN = 16;

  @Override
  public void copy(
      float[] pixels, int distance, int[] place, int[] runStart, int runs, float[] row) {
    if (runStart[runs] < LONG_RUN * runs) {
      FloatPixelRuns.super.copy(pixels, distance, place, runStart, runs, row);
      return;
    }
    for (int i = 0; i < runs; i++) {
      int c = runStart[i];
      System.arraycopy(pixels, place[c] + distance, row, c, runStart[i + 1] - c);
    }
  }
}
