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
package io.github.debutdl4j.internal.session.step;

import io.github.debutdl4j.internal.session.kernel.FactorCall;
import io.github.debutdl4j.internal.session.kernel.MaskRow;
import io.github.debutdl4j.internal.session.kernel.RowCombination;
import io.github.debutdl4j.internal.session.kernel.SessionKernels;

/** The memory of one thread of a session, and the session's arena. */
public final class Worker {

  public final SessionKernels kernels;
  public final float[] arena;
  public final float[] scratch;
  public final FactorCall call;
  public final MaskRow mask = new MaskRow();
  public final RowCombination combination = new RowCombination();
  public final Rows in = new Rows();
  public final Rows out = new Rows();

  public Worker(SessionKernels kernels, float[] arena, int scratch) {
    this.kernels = kernels;
    this.call = new FactorCall(kernels);
    this.arena = arena;
    this.scratch = new float[scratch];
  }
}
