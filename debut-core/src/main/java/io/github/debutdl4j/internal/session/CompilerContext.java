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

/** The steps and values of a network that is being compiled, and what it is compiled for. */
final class CompilerContext {

  private final int batch;
  private final int threads;
  private final SessionKernels kernels;
  private final List<Step> steps = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();
  private final List<LateStep> late = new ArrayList<>();
  private final List<String> nodes = new ArrayList<>();
  private final List<Shape> results = new ArrayList<>();
  private String node = "";
  private int margin;

  /** Makes a step once all values have their places. */
  interface LateStep {
    Step make();
  }

  private record Made(Step make) implements LateStep {}

  CompilerContext(int batch, int threads, SessionKernels kernels) {
    this.batch = batch;
    this.threads = threads;
    this.kernels = kernels;
    this.margin = kernels.lanes();
  }

  int batch() {
    return batch;
  }

  int threads() {
    return threads;
  }

  SessionKernels kernels() {
    return kernels;
  }

  /** Sets the node of the network that the next steps belong to. */
  void begin(String newNode) {
    node = newNode;
  }

  /** A new value with its own memory. */
  Value value(Shape shape) {
    int columns = Math.multiplyExact(batch, shape.positions());
    Value value = new Value(shape, columns, kernels.lanes());
    values.add(value);
    return value;
  }

  /** Reserves free numbers around the values, for loops that read beyond them. */
  void needMargin(int numbers) {
    margin = Math.max(margin, numbers + kernels.lanes());
  }

  /** Adds a step that reads some values and writes another. */
  void add(Step step, List<Value> reads, Value writes) {
    add(new Made(step), reads, writes);
  }

  /** Adds a step that is made once values have their places. */
  void add(LateStep step, List<Value> reads, Value writes) {
    int index = late.size() + 1;
    for (Value value : reads) {
      value.use(index);
    }
    writes.use(index);
    late.add(step);
    nodes.add(node);
    results.add(writes.shape());
  }

  Program program(List<Value> inputs, List<Value> outputs) {
    int length = Arena.place(values, margin);
    int scratch = 0;
    for (LateStep step : late) {
      steps.add(step.make());
      scratch = Math.max(scratch, steps.get(steps.size() - 1).scratch());
    }
    Program.Origin origin = new Program.Origin(nodes, results, batch);
    return new Program(kernels, steps, origin, inputs, outputs, length, scratch + kernels.lanes());
  }
}
