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

/** A step that computes each row of its result independently; rows are shared among threads. */
public abstract class RowStep extends Step {

  /** Numbers that are worth a second thread. */
  private static final int PART = 8 << 10;

  public final Value result;

  public RowStep(Value result) {
    this.result = result;
  }

  @Override
  public final int parts(int examples) {
    long parts = Math.min(result.channels(), numbers(examples) / PART);
    return (int) Math.max(1, Math.min(parts, 64));
  }

  /** How many numbers are read or written, whichever are more. */
  long numbers(int examples) {
    return (long) result.channels() * result.positions() * examples;
  }

  @Override
  public final void run(Worker worker, int part, int examples) {
    int parts = parts(examples);
    int first = (int) ((long) result.channels() * part / parts);
    int end = (int) ((long) result.channels() * (part + 1) / parts);
    for (int row = first; row < end; row++) {
      row(worker, row, examples);
    }
  }

  /** Computes a row for a number of examples. */
  public abstract void row(Worker worker, int row, int examples);
}
