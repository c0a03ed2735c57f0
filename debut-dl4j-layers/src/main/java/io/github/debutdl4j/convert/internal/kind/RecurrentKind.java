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

import io.github.debutdl4j.layer.DeButParamInitializer;
import io.github.debutdl4j.layer.recurrent.BaseDeButRecurrent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One of the two matrices of a recurrent layer: (gates*nOut) x nIn or (gates*nOut) x nOut. */
abstract class RecurrentKind<L extends BaseRecurrentLayer> implements LinearLayerKind<L> {

  private final boolean recurrent;
  private final String weightKey;
  private final int gates;

  RecurrentKind(boolean recurrent, String weightKey, int gates) {
    this.recurrent = recurrent;
    this.weightKey = weightKey;
    this.gates = gates;
  }

  @Override
  public final String matrixName() {
    return recurrent ? "recurrent" : "input";
  }

  @Override
  public final String weightKey() {
    return weightKey;
  }

  @Override
  public final int outputs(L layer) {
    return Math.toIntExact(gates * layer.getNOut());
  }

  @Override
  public final int channels(L layer) {
    return Math.toIntExact(recurrent ? layer.getNOut() : layer.getNIn());
  }

  /** All that is not a matrix is counted with the input matrix. */
  @Override
  public final long keptParameters(L layer, Map<String, INDArray> parameters) {
    if (recurrent) {
      return 0;
    }
    long others = besideBias(parameters).values().stream().mapToLong(INDArray::length).sum();
    return parameters.get(DefaultParamInitializer.BIAS_KEY).length() + others;
  }

  /** Parameters of the new layer that are neither factors nor the bias. */
  Map<String, INDArray> besideBias(Map<String, INDArray> parameters) {
    return Map.of();
  }

  /** The matrix as DL4J has it: inputs x (gates*nOut). */
  INDArray weights(Map<String, INDArray> parameters) {
    return parameters.get(weightKey);
  }

  /** The gate of the new layer that a block of rows of the old one belongs to. */
  int gateOf(int block) {
    return block;
  }

  @Override
  public final INDArray matrix(L layer, Map<String, INDArray> parameters) {
    return inNewOrder(weights(parameters).transpose());
  }

  @Override
  public final INDArray bias(L layer, Map<String, INDArray> parameters) {
    INDArray bias = parameters.get(DefaultParamInitializer.BIAS_KEY);
    return inNewOrder(bias).reshape(1, bias.length());
  }

  /** The numbers of each gate where the new layer has them; those of a gate are neighbours. */
  private INDArray inNewOrder(INDArray gateByGate) {
    double[] rows = FilterMatrix.inCOrder(gateByGate);
    double[] ordered = new double[rows.length];
    int length = rows.length / gates;
    for (int block = 0; block < gates; block++) {
      System.arraycopy(rows, block * length, ordered, gateOf(block) * length, length);
    }
    return Nd4j.createFromArray(ordered).castTo(gateByGate.dataType());
  }

  /** The inputs of a recurrent matrix are outputs of the layer itself. */
  @Override
  public final boolean hasInputRows() {
    return !recurrent;
  }

  @Override
  public final double[] inputRows(
      L layer, Map<String, INDArray> parameters, INDArray input, int most) {
    return InputRows.ofSteps(input, layer.getRnnDataFormat(), most);
  }

  @Override
  public final Layer replacement(L layer, ChainAssignment fit) {
    throw new IllegalStateException("a recurrent layer needs the chains of both of its matrices");
  }

  final <B extends BaseDeButRecurrent.Builder<B>> B chains(
      L layer, B builder, List<ChainAssignment> fits) {
    ChainAssignment input = fits.get(0);
    ChainAssignment ofOutput = fits.get(1);
    long rows = gates * layer.getNOut();
    return builder
        .nIn(layer.getNIn())
        .nOut(layer.getNOut())
        .weightInitRecurrent(layer.getWeightInitFnRecurrent())
        .dataFormat(layer.getRnnDataFormat())
        .inputChain(input.chain())
        .recurrentChain(ofOutput.chain())
        .resizePolicies(input.resizePolicy(), ofOutput.resizePolicy())
        .allowPadding(
            input.isPadded(rows, layer.getNIn()) || ofOutput.isPadded(rows, layer.getNOut()));
  }

  final Layer finished(L layer, BaseDeButRecurrent to, List<ChainAssignment> fits) {
    return LayerOptions.copyRecurrent(layer, to, fits.get(0));
  }

  /** Recurrent factors get their own prefix; what is not a matrix comes with the input matrix. */
  @Override
  public final Map<String, INDArray> newParameters(
      L layer, Map<String, INDArray> parameters, ChainAssignment fit) {
    Map<String, INDArray> named = new HashMap<>();
    for (int l = 0; l < fit.chain().length(); l++) {
      String key = DeButParamInitializer.weightKey(l);
      named.put(recurrent ? "R" + key : key, fit.parameters().get(key));
    }
    if (!recurrent) {
      String key = DefaultParamInitializer.BIAS_KEY;
      named.put(key, fit.parameters().getOrDefault(key, bias(layer, parameters)));
      named.putAll(besideBias(parameters));
    }
    return named;
  }
}
