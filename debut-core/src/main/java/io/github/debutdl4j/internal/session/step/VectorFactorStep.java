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

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.session.kernel.Epilogue;
import io.github.debutdl4j.internal.session.kernel.VectorFactor;

/** Applies a factor to a single column. */
public final class VectorFactorStep extends Step {

  /** Multiplications that are worth a second thread. */
  private static final int PART = 64 << 10;

  private final VectorFactor factor;
  private final Value input;
  private final Value result;
  private final Epilogue epilogue;
  private final int parts;

  public VectorFactorStep(VectorFactor factor, Value input, Value result, Epilogue epilogue) {
    this.factor = factor;
    this.input = input;
    this.result = result;
    this.epilogue = epilogue.isEmpty() ? null : epilogue;
    this.parts = Math.max(1, Math.min(factor.jobs(), factor.shape().parameters() / PART));
  }

  @Override
  public long multiplyAdds(int examples) {
    return factor.shape().parameters();
  }

  @Override
  public String choice() {
    DeButFactor shape = factor.shape();
    return String.format(
        "(%d x %d, %d, %d); one column, %s side by side",
        shape.r(),
        shape.s(),
        shape.t(),
        shape.blocks(),
        factor.inPanels() ? "outputs" : "diagonals");
  }

  @Override
  public int parts(int examples) {
    return parts;
  }

  @Override
  public void run(Worker worker, int part, int examples) {
    int first = (int) ((long) factor.jobs() * part / parts);
    int end = (int) ((long) factor.jobs() * (part + 1) / parts);
    int y = result.offset();
    worker.kernels.multiply(factor, worker.arena, input.offset(), y, first, end);
    if (epilogue != null) {
      int firstOutput = factor.output(first);
      int count = (end == factor.jobs() ? factor.shape().p() : factor.output(end)) - firstOutput;
      worker.kernels.finish(epilogue, worker.arena, y + firstOutput, count);
    }
  }
}
