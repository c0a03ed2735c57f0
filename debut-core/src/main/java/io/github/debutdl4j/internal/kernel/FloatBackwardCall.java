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
package io.github.debutdl4j.internal.kernel;

import io.github.debutdl4j.internal.kernel.columns.FloatColumnSink;
import io.github.debutdl4j.internal.kernel.columns.FloatColumnSource;

/**
 * What a backward pass reads and writes, except for parameters.
 *
 * @param withBias whether the gradient of the bias is wanted
 * @param x the chain's input
 * @param epsilon gradient of the loss by the result, after the activation
 * @param inputEpsilon receives the gradient by the input, or null
 */
record FloatBackwardCall(
    FloatEpilogue epilogue,
    boolean withBias,
    FloatColumnSource x,
    FloatColumnSource epsilon,
    FloatColumnSink inputEpsilon) {}
