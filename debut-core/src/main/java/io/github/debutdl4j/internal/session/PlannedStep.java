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

import io.github.debutdl4j.internal.network.Shape;

/**
 * What is known of a step before it runs.
 *
 * @param node the operation of the network that the step is part of
 * @param work the kind of step
 * @param result the shape of what it computes, for one example
 * @param multiplyAdds of linear maps, for all examples of the session
 * @param parts number of parts of the work, which threads share
 * @param choice for a linear map: its factors after merging, {@code (r x s, t, blocks)} each, and
 *     how they are applied; else empty
 */
public record PlannedStep(
    String node, String work, Shape result, long multiplyAdds, int parts, String choice) {}
