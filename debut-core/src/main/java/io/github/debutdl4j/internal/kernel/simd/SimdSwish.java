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

import static io.github.debutdl4j.internal.kernel.simd.SimdElementary.LANES;
import static io.github.debutdl4j.internal.kernel.simd.SimdElementary.SPECIES;

import io.github.debutdl4j.internal.kernel.activation.FloatActivation;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** A number times the sigmoid of its multiple: swish, and an approximation of GELU. */
final class SimdSwish implements FloatActivation {

  private final float slope;

  /**
   * @param slope inside the sigmoid
   */
  SimdSwish(float slope) {
    this.slope = slope;
  }

  @Override
  public void apply(float[] row, int from, int to) {
    int i = from;
    for (; i + LANES <= to; i += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, row, i);
      value(x).intoArray(row, i);
    }
    if (i < to) {
      VectorMask<Float> rest = SPECIES.indexInRange(i, to);
      FloatVector x = FloatVector.fromArray(SPECIES, row, i, rest);
      value(x).intoArray(row, i, rest);
    }
  }

  @Override
  public void backprop(float[] z, float[] epsilon, int from, int to) {
    int i = from;
    for (; i + LANES <= to; i += LANES) {
      FloatVector e = FloatVector.fromArray(SPECIES, epsilon, i);
      derivative(FloatVector.fromArray(SPECIES, z, i)).mul(e).intoArray(epsilon, i);
    }
    if (i < to) {
      VectorMask<Float> rest = SPECIES.indexInRange(i, to);
      FloatVector e = FloatVector.fromArray(SPECIES, epsilon, i, rest);
      derivative(FloatVector.fromArray(SPECIES, z, i, rest)).mul(e).intoArray(epsilon, i, rest);
    }
  }

  private FloatVector value(FloatVector x) {
    return SimdElementary.sigmoid(x.mul(slope)).mul(x);
  }

  private FloatVector derivative(FloatVector z) {
    FloatVector y = SimdElementary.sigmoid(z.mul(slope));
    FloatVector rest = y.sub(y.mul(y));
    return rest.mul(z.mul(slope)).add(y);
  }
}
