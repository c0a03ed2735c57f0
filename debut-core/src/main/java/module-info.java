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
/**
 * Chains of sparse butterfly factors, and how to fit them to a matrix, in pure Java.
 *
 * <p>Packages named {@code internal} are for the other DeBut modules alone; those are not present
 * when this module is compiled, which is what the suppressed warning is about.
 */
@SuppressWarnings("module")
module io.github.debutdl4j.core {
  exports io.github.debutdl4j.chain;
  exports io.github.debutdl4j.factorize;
  exports io.github.debutdl4j.runtime;
  exports io.github.debutdl4j.internal.kernel to
      io.github.debutdl4j.layers,
      io.github.debutdl4j.zoo,
      io.github.debutdl4j.cli,
      io.github.debutdl4j.benchmarks;
  exports io.github.debutdl4j.internal.kernel.activation to
      io.github.debutdl4j.layers,
      io.github.debutdl4j.zoo,
      io.github.debutdl4j.cli,
      io.github.debutdl4j.benchmarks;
  exports io.github.debutdl4j.internal.kernel.columns to
      io.github.debutdl4j.layers,
      io.github.debutdl4j.zoo,
      io.github.debutdl4j.cli,
      io.github.debutdl4j.benchmarks;
  exports io.github.debutdl4j.internal.kernel.factor to
      io.github.debutdl4j.layers,
      io.github.debutdl4j.zoo,
      io.github.debutdl4j.cli,
      io.github.debutdl4j.benchmarks;
  exports io.github.debutdl4j.internal.network to
      io.github.debutdl4j.layers,
      io.github.debutdl4j.zoo,
      io.github.debutdl4j.cli,
      io.github.debutdl4j.benchmarks;
  exports io.github.debutdl4j.internal.modelfile to
      io.github.debutdl4j.layers,
      io.github.debutdl4j.zoo,
      io.github.debutdl4j.cli,
      io.github.debutdl4j.benchmarks;
  exports io.github.debutdl4j.internal.session to
      io.github.debutdl4j.cli,
      io.github.debutdl4j.benchmarks;
}
