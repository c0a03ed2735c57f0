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
 * Converts whole networks: a {@code ComputationGraph} or {@code MultiLayerNetwork} in, the same
 * network with DeBut layers out, with a report of what was done to each layer.
 *
 * <p>Start at {@link io.github.debutdl4j.convert.DeButConverter}. One class per concern: {@code
 * NetworkSurgery} rebuilds networks, {@code LinearLayerType} knows one type of layer, {@code
 * ChainChooser} chooses chains, {@code LayerFit} fits them.
 */
package io.github.debutdl4j.convert;
