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
package io.github.debutdl4j.convert.internal.kind;

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A chain that was fitted to a layer's matrix.
 *
 * @param chain the chain; where it is larger than the matrix, the rest is padding
 * @param order the order of columns that it was fitted to
 * @param resizePolicy picks a new chain if the layer's sizes are changed later
 * @param iterations training steps that the network has taken before
 * @param parameters values of the factors, and of the bias if it was shifted
 */
public record ChainAssignment(
    DeButChain chain,
    ColumnOrder order,
    ChainPolicy resizePolicy,
    int iterations,
    Map<String, INDArray> parameters) {

  /** Whether the chain is larger than a matrix of these sizes. */
  boolean isPadded(long outputs, long inputs) {
    return chain.outputs() > outputs || chain.inputs() > inputs;
  }
}
