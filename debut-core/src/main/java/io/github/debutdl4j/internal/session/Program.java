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
package io.github.debutdl4j.internal.session;

import io.github.debutdl4j.internal.session.kernel.SessionKernels;
import io.github.debutdl4j.internal.session.step.Step;
import io.github.debutdl4j.internal.session.step.Value;
import java.util.List;

/**
 * A network compiled for a number of examples and threads. Immutable: all sessions of that size
 * share it, and with it the packed weights.
 *
 * @param plan a line for each step, for people to read
 * @param inputs values that are written before the first step
 * @param outputs values that are read after the last
 * @param arenaLength numbers of all values together
 * @param scratchLength numbers that a thread needs for itself
 */
public record Program(
    SessionKernels kernels,
    List<Step> steps,
    List<PlannedStep> plan,
    List<Value> inputs,
    List<Value> outputs,
    int arenaLength,
    int scratchLength) {}
