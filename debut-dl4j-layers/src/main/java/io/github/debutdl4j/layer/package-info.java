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
 * DeBut layers for DL4J: configurations that go into DL4J's ordinary builders, and their runtime.
 *
 * <p>A layer's matrix is the product of the factors of a chain; the parameters are the factors
 * themselves ({@code W0}, {@code W1}, ..., each of shape [blocks, t, r, s], and {@code b}). Forward
 * and backward are written by hand, for the kernels and for ND4J's operations.
 */
package io.github.debutdl4j.layer;
