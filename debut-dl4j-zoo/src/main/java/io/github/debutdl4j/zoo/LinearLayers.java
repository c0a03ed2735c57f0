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
package io.github.debutdl4j.zoo;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * Makes the linear layers of an architecture, dense or DeBut: the only difference between an
 * All-DeBut network and its dense twin.
 */
interface LinearLayers {

  Layer dense(DenseShape shape);

  Layer convolution(ConvolutionShape shape);

  /** A long short-term memory that gives its output of every step. */
  Layer lstm(String name, int nIn, int nOut);

  /** Adds the last linear layer with softmax and cross entropy; {@code shape} names the output. */
  void addClassifier(GraphBuilder graph, DenseShape shape, String input);
}
