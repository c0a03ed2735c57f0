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
package io.github.debutdl4j.internal.kernel.simd;

import io.github.debutdl4j.internal.kernel.columns.FloatPixelRuns;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Copies pixels in whole vectors where runs are long. */
final class SimdFloatPixelRuns implements FloatPixelRuns {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Whole vectors, even if the run ends inside one: the next run overwrites the excess. */
  @Override
  public void copy(
      float[] pixels, int distance, int[] place, int[] runStart, int runs, float[] row) {
    if (runStart[runs] < LANES * runs) {
      FloatPixelRuns.super.copy(pixels, distance, place, runStart, runs, row);
      return;
    }
    for (int i = 0; i < runs; i++) {
      int end = runStart[i + 1];
      int from = place[runStart[i]] + distance - runStart[i];
      for (int c = runStart[i]; c < end; c += LANES) {
        FloatVector.fromArray(SPECIES, pixels, from + c).intoArray(row, c);
      }
    }
  }

  @Override
  public void add(
      float[] pixels, int distance, int[] place, int[] runStart, int runs, float[] row) {
    if (runStart[runs] < LANES * runs) {
      FloatPixelRuns.super.add(pixels, distance, place, runStart, runs, row);
      return;
    }
    for (int i = 0; i < runs; i++) {
      int end = runStart[i + 1];
      int to = place[runStart[i]] + distance - runStart[i];
      int c = runStart[i];
      for (; c + LANES <= end; c += LANES) {
        FloatVector.fromArray(SPECIES, pixels, to + c)
            .add(FloatVector.fromArray(SPECIES, row, c))
            .intoArray(pixels, to + c);
      }
      for (; c < end; c++) {
        pixels[to + c] += row[c];
      }
    }
  }
}
