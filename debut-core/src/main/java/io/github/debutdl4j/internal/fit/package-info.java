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
 * Fits the weights of one given chain to one given matrix.
 *
 * <p>Each class works on plain arrays and keeps no static state, so several matrices may be fitted
 * in parallel. Sources: "Butterfly factorization with error guarantees" (SIMAX 2025) for the
 * hierarchical split; "Deformable Butterfly" (NeurIPS 2021, section 3.3) for alternating least
 * squares, here with orthonormal factors as in tensor trains.
 */
package io.github.debutdl4j.internal.fit;
