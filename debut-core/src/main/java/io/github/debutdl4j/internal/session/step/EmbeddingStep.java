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

import io.github.debutdl4j.internal.network.Operation;

/** Looks up rows of a table. */
public final class EmbeddingStep extends Step {

  private final Operation.Embedding embedding;
  private final float[] table;
  private final Value input;
  private final Value result;

  public EmbeddingStep(Operation.Embedding embedding, Value input, Value result) {
    this.embedding = embedding;
    this.table = embedding.table().weights();
    this.input = input;
    this.result = result;
  }

  @Override
  public void run(Worker worker, int part, int examples) {
    float[] arena = worker.arena;
    int steps = input.channels();
    int features = embedding.features();
    for (int n = 0; n < examples; n++) {
      for (int step = 0; step < steps; step++) {
        float wanted = arena[input.row(step) + n];
        if (!(wanted > -1 && wanted < embedding.rows())) {
          throw new IllegalArgumentException(
              String.format("row %s of a table of %d rows", wanted, embedding.rows()));
        }
        int from = ((int) wanted) * features;
        for (int f = 0; f < features; f++) {
          float bias = embedding.bias() == null ? 0 : embedding.bias()[f];
          arena[result.row(f) + n * steps + step] = table[from + f] + bias;
        }
      }
    }
  }
}
