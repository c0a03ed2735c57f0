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
 * Chains of deformable butterfly factors as plain data: sizes, validity, counts, text format,
 * generation and search.
 *
 * <p>Pure Java: nothing here uses DL4J or ND4J. Sources: "Deformable Butterfly" (NeurIPS 2021,
 * section 3) for the factor; "Lite it fly" (IEEE TNNLS 2023, section III) for chain generation;
 * "Butterfly factorization with error guarantees" (SIMAX 2025, section 4) for chainability and
 * redundancy.
 */
package io.github.debutdl4j.chain;
