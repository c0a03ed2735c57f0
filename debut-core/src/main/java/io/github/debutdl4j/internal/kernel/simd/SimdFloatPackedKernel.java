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

import io.github.debutdl4j.internal.kernel.factor.FloatPackedCall;
import io.github.debutdl4j.internal.kernel.factor.FloatPackedKernel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Jobs on the Vector API, as wide as the processor prefers: columns in lanes. */
final class SimdFloatPackedKernel extends FloatPackedKernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Whether there are 32 registers for vectors, as AVX-512 has them, and not 16. */
  private static final boolean MANY_REGISTERS = SPECIES.vectorBitSize() >= 512;

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  protected void job(FloatPackedCall call, int height, int weight, int bias, int x, int y) {
    int c = 0;
    switch (height) {
      case 8:
        for (; MANY_REGISTERS && c + LANES < call.columns; c += 2 * LANES) {
          SimdFloatEight.byTwo(call, weight, bias, x + c, y + c);
        }
        for (; c < call.columns; c += LANES) {
          SimdFloatEight.byOne(call, weight, bias, x + c, y + c);
        }
        break;
      case 4:
        for (; MANY_REGISTERS && c + 3 * LANES < call.columns; c += 4 * LANES) {
          SimdFloatFour.byFour(call, weight, bias, x + c, y + c);
        }
        for (; c + LANES < call.columns; c += 2 * LANES) {
          SimdFloatFour.byTwo(call, weight, bias, x + c, y + c);
        }
        for (; c < call.columns; c += LANES) {
          SimdFloatFour.byOne(call, weight, bias, x + c, y + c);
        }
        break;
      case 2:
        if (call.factor.shape().s() == 4) {
          SimdFloatTwo.ofFour(call, weight, bias, x, y);
          break;
        }
        for (; c + LANES < call.columns; c += 2 * LANES) {
          SimdFloatTwo.byTwo(call, weight, bias, x + c, y + c);
        }
        for (; c < call.columns; c += LANES) {
          SimdFloatTwo.byOne(call, weight, bias, x + c, y + c);
        }
        break;
      default:
        for (; c < call.columns; c += LANES) {
          SimdFloatTwo.single(call, weight, bias, x + c, y + c);
        }
    }
  }
}
