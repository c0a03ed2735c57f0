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

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.kernel.factor.FloatFactorKernel;
import io.github.debutdl4j.internal.kernel.factor.FloatFactorPair;
import io.github.debutdl4j.internal.kernel.factor.FloatFactorSlice;
import io.github.debutdl4j.internal.kernel.factor.FloatGradientSums;
import io.github.debutdl4j.internal.kernel.factor.FloatGrid;
import io.github.debutdl4j.internal.kernel.factor.FloatGridGradients;
import io.github.debutdl4j.internal.kernel.factor.FloatGridPair;
import io.github.debutdl4j.internal.kernel.factor.FloatPairGradients;
import jdk.incubator.vector.FloatVector;

/**
 * The inner loops on the Vector API: columns in lanes, weights broadcast. Grids of the most common
 * shapes are held in registers as a whole; loops for any shape handle the others.
 */
final class SimdFloatFactorKernel extends FloatFactorKernel {

  @Override
  public int lanes() {
    return FloatVector.SPECIES_PREFERRED.length();
  }

  @Override
  protected void multiply(FloatGrid grid) {
    if (grid.outputs() == 2 && grid.inputs() == 2) {
      SimdFloatButterflies.butterfly(grid, grid.columns());
    } else if (grid.outputs() == 2 && grid.inputs() == 4) {
      SimdFloatButterflies.twoFromFour(grid, grid.columns());
    } else {
      SimdFloatGrid.combine(grid);
    }
  }

  @Override
  protected void passBack(FloatGrid transposed) {
    if (transposed.outputs() == 4 && transposed.inputs() == 2) {
      SimdFloatButterflies.fourFromTwo(transposed, transposed.columns());
    } else {
      SimdFloatGrid.combine(transposed);
    }
  }

  @Override
  protected void multiplyPair(FloatGridPair pair) {
    SimdFloatButterflies.butterflyPair(pair, pair.columns());
  }

  @Override
  public FloatGridGradients gradients(FloatFactorSlice slice, FloatGradientSums sums) {
    return new SimdFloatGradients(slice, sums);
  }

  @Override
  public boolean takesPairBackward(DeButFactor first, DeButFactor second) {
    return SimdFloatPairs.takes(first, second);
  }

  @Override
  public FloatPairGradients pairGradients(FloatFactorPair pair, int inner, FloatGradientSums sums) {
    return new SimdFloatPairs(pair, inner, sums);
  }
}
