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
package io.github.debutdl4j.internal.kernel.plan;

import io.github.debutdl4j.chain.DeButFactor;
import java.util.function.ToDoubleFunction;

/**
 * What a factor costs a tile: its multiplications, and its loads and stores, one of which takes as
 * long as three multiplications.
 */
public final class TileCosts implements ToDoubleFunction<DeButFactor> {

  /** Of a row that is loaded or stored, in multiplications of its numbers. */
  private static final double ROW = 3;

  @Override
  public double applyAsDouble(DeButFactor factor) {
    return factor.parameters() + ROW * (factor.p() + factor.q());
  }
}
