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
 * Converts a trained DL4J network: replaces its dense, convolution and output layers by DeBut
 * layers that are fitted to their weights.
 *
 * <p>Start at {@link io.github.debutdl4j.convert.DeButConverter}. Inside, {@code ChainChooser}
 * chooses the chains, {@code LayerFitting} fits them, the kinds ({@code internal.kind}) read and
 * replace one type of layer each, and a surgery ({@code internal.surgery}) rebuilds the network.
 */
package io.github.debutdl4j.convert;
