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

/**
 * A step of a compiled network. Immutable and shared by all sessions of a model: mutable state is
 * in the worker.
 */
public abstract class Step {

  /** The number of parts of the work for a number of examples; each may run on another thread. */
  public int parts(int examples) {
    return 1;
  }

  /** Whether the work is worth a second thread. */
  public boolean isShared(int examples) {
    return true;
  }

  /** Runs a part of the work. */
  public abstract void run(Worker worker, int part, int examples);

  /** Numbers of scratch memory that a worker needs. */
  public int scratch() {
    return 0;
  }

  /** Multiplications of linear maps for a number of examples. */
  public long multiplyAdds(int examples) {
    return 0;
  }

  /** For a linear map: its factors and how they are applied; else empty. */
  public String choice() {
    return "";
  }
}
