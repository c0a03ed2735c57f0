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
package io.github.debutdl4j.internal.session;

import io.github.debutdl4j.internal.session.step.Step;
import io.github.debutdl4j.internal.session.step.Value;
import io.github.debutdl4j.internal.session.step.Worker;

/** A program with its own memory and threads; for one caller at a time. */
public final class Execution implements AutoCloseable {

  private final Program program;
  private final Step[] steps;
  private final Worker own;
  private final Team team;

  /**
   * @param threads that share the work, the caller's among them
   */
  public Execution(Program program, int threads) {
    this.program = program;
    this.steps = program.steps().toArray(new Step[0]);
    float[] arena = new float[program.arenaLength()];
    this.own = worker(arena);
    Worker[] others = new Worker[threads - 1];
    for (int i = 0; i < others.length; i++) {
      others[i] = worker(arena);
    }
    this.team = new Team(others);
  }

  private Worker worker(float[] arena) {
    return new Worker(program.kernels(), arena, program.scratchLength());
  }

  /**
   * Writes an input.
   *
   * @param numbers examples one after another, c order
   */
  public void write(int input, float[] numbers, int examples) {
    Value value = program.inputs().get(input);
    int positions = value.positions();
    int from = 0;
    for (int n = 0; n < examples; n++) {
      for (int row = 0; row < value.channels(); row++) {
        int to = value.row(row) + n * positions;
        if (positions < 8) {
          for (int i = 0; i < positions; i++) {
            own.arena[to + i] = numbers[from + i];
          }
        } else {
          System.arraycopy(numbers, from, own.arena, to, positions);
        }
        from += positions;
      }
    }
  }

  /** Runs all steps. */
  public void run(int examples) {
    for (Step step : steps) {
      team.run(step, examples, own);
    }
  }

  /**
   * Reads an output.
   *
   * @param numbers examples one after another, c order
   */
  public void read(int output, float[] numbers, int examples) {
    Value value = program.outputs().get(output);
    int positions = value.positions();
    int to = 0;
    for (int n = 0; n < examples; n++) {
      for (int row = 0; row < value.channels(); row++) {
        int from = value.row(row) + n * positions;
        if (positions < 8) {
          for (int i = 0; i < positions; i++) {
            numbers[to + i] = own.arena[from + i];
          }
        } else {
          System.arraycopy(own.arena, from, numbers, to, positions);
        }
        to += positions;
      }
    }
  }

  @Override
  public void close() {
    team.close();
  }
}
