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
package io.github.debutdl4j.internal.fit;

/**
 * Weights found for a chain, before their norms are balanced and the error is measured.
 *
 * @param weights one tensor per factor, first applied first
 * @param guaranteed whether the error is within a known factor of the best
 * @param history relative error after the first fit, then after each sweep
 */
public record ChainFit(double[][] weights, boolean guaranteed, double[] history) {}
