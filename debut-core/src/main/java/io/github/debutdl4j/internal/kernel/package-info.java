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
 * Applies a chain of DeBut factors to columns of numbers, forward and backward, on the CPU.
 *
 * <p>Pure Java on {@code float[]} and {@code double[]}: nothing here uses DL4J or ND4J. Columns
 * come from a source and go to a sink, a tile at a time; a tile passes through all factors while it
 * is in cache. Classes are written for {@code float}; the build derives the {@code double} twins.
 */
package io.github.debutdl4j.internal.kernel;
