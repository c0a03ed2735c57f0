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

import io.github.debutdl4j.internal.network.Shape;
import io.github.debutdl4j.internal.session.kernel.SessionKernels;
import io.github.debutdl4j.internal.session.step.Step;
import io.github.debutdl4j.internal.session.step.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A network compiled for a number of examples and threads. Immutable: all sessions of that size
 * share it, and with it the packed weights.
 *
 * @param origin where the steps come from
 * @param inputs values that are written before the first step
 * @param outputs values that are read after the last
 * @param arenaLength numbers of all values together
 * @param scratchLength numbers that a thread needs for itself
 */
public record Program(
    SessionKernels kernels,
    List<Step> steps,
    Origin origin,
    List<Value> inputs,
    List<Value> outputs,
    int arenaLength,
    int scratchLength) {

  /**
   * Where steps come from.
   *
   * @param nodes for each step the node of the network that it is part of
   * @param results for each step the shape of what it computes, for one example
   * @param batch the most examples of a run
   */
  record Origin(List<String> nodes, List<Shape> results, int batch) {}

  /** Multiplications of linear maps in a run of as many examples as it is compiled for. */
  long multiplyAdds() {
    long sum = 0;
    for (Step step : steps) {
      sum += step.multiplyAdds(origin.batch());
    }
    return sum;
  }

  /** A line for each step, for people to read. */
  public List<PlannedStep> plan() {
    List<PlannedStep> plan = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String work = step.getClass().getSimpleName();
      plan.add(
          new PlannedStep(
              origin.nodes().get(i),
              work.endsWith("Step") ? work.substring(0, work.length() - 4) : work,
              origin.results().get(i),
              step.multiplyAdds(origin.batch()),
              step.parts(origin.batch()),
              step.choice()));
    }
    return plan;
  }
}
