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
 * From a dense matrix to the weights of a DeBut chain, with a statement of how good the fit is.
 *
 * <p>Pure Java on {@code double[]}: nothing here uses DL4J or ND4J, and there is no static state,
 * so layers may be fitted in parallel. Sources: "Butterfly factorization with error guarantees"
 * (SIMAX 2025) for the hierarchical split; "Deformable Butterfly" (NeurIPS 2021, section 3.3) for
 * alternating least squares, here in the canonical gauge of tensor trains.
 */
package io.github.debutdl4j.factorize;
