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

import io.github.debutdl4j.internal.kernel.factor.FloatKernels;
import java.util.function.Supplier;

/** All kernels on the Vector API; found by name at run time, because the module may be absent. */
public final class SimdFloatKernels implements Supplier<FloatKernels> {

  @Override
  public FloatKernels get() {
    return new FloatKernels(
        new SimdFloatFactorKernel(),
        new SimdFloatPackedKernel(),
        new SimdFloatPixelRuns(),
        SimdActivations.ofFloat());
  }
}
