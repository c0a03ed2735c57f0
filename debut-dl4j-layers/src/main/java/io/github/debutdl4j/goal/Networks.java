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
package io.github.debutdl4j.goal;

import io.github.debutdl4j.convert.ConversionResult;
import io.github.debutdl4j.convert.ConvertOptions;
import io.github.debutdl4j.convert.DeButConverter;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * What the search does with a network of one kind.
 *
 * @param <N> the kind of network
 */
interface Networks<N extends Model> {

  ConversionResult<N> convert(N network, ConvertOptions options);

  void check(N network, ConvertOptions options);

  long fewestParameters(N network, ConvertOptions options);

  /** The output for a minibatch, at inference. */
  INDArray output(N network, DataSet minibatch);

  /** Graphs of one input and one output. */
  Networks<ComputationGraph> GRAPHS =
      new Networks<>() {
        @Override
        public ConversionResult<ComputationGraph> convert(
            ComputationGraph network, ConvertOptions options) {
          return DeButConverter.convert(network, options);
        }

        @Override
        public void check(ComputationGraph network, ConvertOptions options) {
          DeButConverter.check(network, options);
        }

        @Override
        public long fewestParameters(ComputationGraph network, ConvertOptions options) {
          return DeButConverter.fewestParameters(network, options);
        }

        @Override
        public INDArray output(ComputationGraph network, DataSet minibatch) {
          return network.outputSingle(false, minibatch.getFeatures());
        }
      };

  /** Multi-layer networks. */
  Networks<MultiLayerNetwork> MULTI_LAYER =
      new Networks<>() {
        @Override
        public ConversionResult<MultiLayerNetwork> convert(
            MultiLayerNetwork network, ConvertOptions options) {
          return DeButConverter.convert(network, options);
        }

        @Override
        public void check(MultiLayerNetwork network, ConvertOptions options) {
          DeButConverter.check(network, options);
        }

        @Override
        public long fewestParameters(MultiLayerNetwork network, ConvertOptions options) {
          return DeButConverter.fewestParameters(network, options);
        }

        @Override
        public INDArray output(MultiLayerNetwork network, DataSet minibatch) {
          return network.output(minibatch.getFeatures(), false);
        }
      };
}
