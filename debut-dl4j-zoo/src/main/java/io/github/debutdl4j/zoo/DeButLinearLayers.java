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

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.layer.DeButConvolution2D;
import io.github.debutdl4j.layer.DeButDense;
import io.github.debutdl4j.layer.recurrent.DeButLSTM;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The linear layers of an All-DeBut network, each with its chain. */
final class DeButLinearLayers implements LinearLayers {

  /** As the converter names the linear part of an output layer. */
  private static final String CLASSIFIER_SUFFIX = "_debut";

  /** Rows of an LSTM's matrices for each output. */
  private static final int GATES = 4;

  private final ZooChains chains;
  private final LinearLayers dense = new DenseLinearLayers();

  DeButLinearLayers(ZooChains chains) {
    this.chains = chains;
  }

  @Override
  public Layer dense(DenseShape shape) {
    return chain(shape).map(chain -> deBut(shape, chain)).orElseGet(() -> dense.dense(shape));
  }

  @Override
  public Layer convolution(ConvolutionShape shape) {
    Optional<DeButChain> chain =
        chains.chain(shape.name(), shape.nOut(), shape.nIn() * shape.taps(), shape.taps());
    return chain.map(c -> deBut(shape, c)).orElseGet(() -> dense.convolution(shape));
  }

  /** Its chains are those of {@code NAME-input} and {@code NAME-recurrent}. */
  @Override
  public Layer lstm(String name, int nIn, int nOut) {
    Optional<DeButChain> ofInput = chains.chain(name + "-input", GATES * nOut, nIn, 1);
    Optional<DeButChain> recurrent = chains.chain(name + "-recurrent", GATES * nOut, nOut, 1);
    if (ofInput.isEmpty() || recurrent.isEmpty()) {
      return dense.lstm(name, nIn, nOut);
    }
    return new DeButLSTM.Builder()
        .nIn(nIn)
        .nOut(nOut)
        .activation(Activation.TANH)
        .weightInit(WeightInit.XAVIER)
        .inputChain(ofInput.get())
        .recurrentChain(recurrent.get())
        .build();
  }

  /** A DeBut layer and after it a loss layer without weights, which has the output's name. */
  @Override
  public void addClassifier(GraphBuilder graph, DenseShape shape, String input) {
    Optional<DeButChain> chain = chain(shape);
    if (chain.isEmpty()) {
      dense.addClassifier(graph, shape, input);
      return;
    }
    String linear = shape.name() + CLASSIFIER_SUFFIX;
    graph.addLayer(linear, deBut(shape, chain.get()), input);
    graph.addLayer(
        shape.name(),
        new LossLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX).build(),
        linear);
  }

  private Optional<DeButChain> chain(DenseShape shape) {
    return chains.chain(shape.name(), shape.nOut(), shape.nIn(), 1);
  }

  private static Layer deBut(DenseShape shape, DeButChain chain) {
    return new DeButDense.Builder()
        .nIn(shape.nIn())
        .nOut(shape.nOut())
        .activation(shape.activation())
        .weightInit(shape.weightInit())
        .chain(chain)
        .allowPadding(isPadded(chain, shape.nOut(), shape.nIn()))
        .build();
  }

  private static Layer deBut(ConvolutionShape shape, DeButChain chain) {
    return new DeButConvolution2D.Builder(shape.kernel(), shape.kernel())
        .nIn(shape.nIn())
        .nOut(shape.nOut())
        .stride(shape.stride(), shape.stride())
        .padding(shape.padding(), shape.padding())
        .activation(shape.activation())
        .hasBias(shape.hasBias())
        .chain(chain)
        .allowPadding(isPadded(chain, shape.nOut(), shape.nIn() * shape.taps()))
        .build();
  }

  private static boolean isPadded(DeButChain chain, int outputs, int inputs) {
    return chain.outputs() != outputs || chain.inputs() != inputs;
  }
}
