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
package io.github.debutdl4j.convert;

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.convert.internal.kind.ChainAssignment;
import io.github.debutdl4j.convert.internal.kind.LinearLayer;
import io.github.debutdl4j.factorize.Factorization;
import io.github.debutdl4j.layer.DeButParamInitializer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A linear layer with the factors that were fitted to it.
 *
 * @param plan the decision for the layer
 * @param factorization its factors
 * @param order the order of columns they were fitted in
 */
record LayerFit(LayerPlan plan, Factorization factorization, ColumnOrder order) {

  LinearLayer<?> layer() {
    return plan.layer();
  }

  /**
   * The layer's new chain.
   *
   * @param iterations steps of training that the network has taken
   */
  ChainAssignment assignment(int iterations) {
    Map<String, INDArray> parameters = new HashMap<>();
    for (int l = 0; l < factorization.chain().length(); l++) {
      DeButFactor factor = factorization.chain().factor(l);
      parameters.put(
          DeButParamInitializer.weightKey(l),
          Nd4j.createFromArray(factorization.weights()[l]).reshape('c', factor.weightShape()));
    }
    if (layer().hasBias() && factorization.biasShift().length > 0) {
      INDArray bias = layer().bias();
      INDArray shift = Nd4j.createFromArray(factorization.biasShift());
      parameters.put(
          DeButParamInitializer.BIAS_KEY, shift.addi(bias.ravel().castTo(shift.dataType())));
    }
    return new ChainAssignment(
        factorization.chain(), order, plan.resizePolicy(), iterations, parameters);
  }

  LayerReport report() {
    DeButChain chain = factorization.chain();
    return new LayerReport(
        layer().name(),
        layer().typeName(),
        LayerReport.Outcome.CONVERTED,
        Optional.empty(),
        Optional.of(chain),
        layer().parameterCount(),
        chain.parameters() + layer().keptParameters(),
        factorization.relativeError(),
        factorization.lowerBound(),
        factorization.inputAwareError(),
        "");
  }
}
