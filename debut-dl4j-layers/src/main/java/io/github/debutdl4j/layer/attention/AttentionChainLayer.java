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
package io.github.debutdl4j.layer.attention;

import io.github.debutdl4j.layer.attention.DeButSelfAttention.Projection;
import io.github.debutdl4j.layer.internal.engine.ChainCall;
import io.github.debutdl4j.layer.internal.engine.ChainEngine;
import io.github.debutdl4j.layer.internal.engine.ChainEngines;
import io.github.debutdl4j.layer.internal.engine.ChainParameters;
import io.github.debutdl4j.layer.internal.engine.DenseLayout;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runtime of {@link DeButSelfAttention}. Inside, arrays have a row for each step of each example:
 * row {@code example * steps + step}.
 */
final class AttentionChainLayer extends BaseLayer<DeButSelfAttention> {

  private static final long serialVersionUID = 1L;

  private static final IActivation IDENTITY = new ActivationIdentity();

  private transient Map<Projection, ChainEngine> engines;

  AttentionChainLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  /** The steps by which DL4J expects a new layer to be set up, in its order. */
  void attach(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray paramsView,
      boolean initializeParams) {
    setListeners(listeners);
    setIndex(layerIndex);
    setParamsViewArray(paramsView);
    setParamTable(conf.getLayer().initializer().init(conf, paramsView, initializeParams));
    setConf(conf);
    engines = new EnumMap<>(Projection.class);
    for (Projection projection : Projection.values()) {
      engines.put(
          projection,
          ChainEngines.of(
              layerConf().resolvedChain(projection),
              layerConf().columns(projection),
              layerConf().rows(projection),
              dataType));
    }
  }

  /**
   * What a way back needs of a way forward.
   *
   * @param x rows of the input
   * @param asked rows of the queries: those of the input, or the learned ones
   * @param attention the attention of all heads
   * @param heads its result, rows of all heads side by side
   */
  private record Steps(INDArray x, INDArray asked, HeadAttention attention, INDArray heads) {}

  private Steps forward(boolean training, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(false);
    if (input.rank() != 3 || input.size(1) != layerConf().getNIn()) {
      throw new DL4JInvalidInputException(
          "input of shape %s does not fit; expected [minibatch, nIn = %d, steps] %s"
              .formatted(Arrays.toString(input.shape()), layerConf().getNIn(), layerId()));
    }
    applyDropOutIfNecessary(training, workspaceMgr);
    long minibatch = input.size(0);
    INDArray x = rows(input);
    boolean learned = layerConf().getLearnedQueries() > 0;
    INDArray asked = x;
    if (learned) {
      String key = AttentionParamInitializer.QUERIES;
      asked = getParamWithNoise(key, training, workspaceMgr).transpose().dup('c');
    }
    INDArray queries =
        split(product(Projection.QUERY, asked, training, workspaceMgr), learned ? 1 : minibatch);
    HeadAttention attention =
        HeadAttention.of(
            learned ? Nd4j.tile(queries, Math.toIntExact(minibatch), 1, 1, 1) : queries,
            split(product(Projection.KEY, x, training, workspaceMgr), minibatch),
            split(product(Projection.VALUE, x, training, workspaceMgr), minibatch),
            maskArray == null ? null : maskArray.castTo(dataType));
    return new Steps(x, asked, attention, joined(attention.result()));
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
    Steps steps = forward(training, workspaceMgr);
    INDArray output = product(Projection.OUTPUT, steps.heads(), training, workspaceMgr);
    return series(output, ArrayType.ACTIVATIONS, workspaceMgr);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(true);
    Steps steps = forward(true, workspaceMgr);
    long minibatch = input.size(0);
    INDArray ofHeads = back(Projection.OUTPUT, steps.heads(), rows(epsilon), workspaceMgr);
    HeadAttention.Gradients of = steps.attention().back(split(ofHeads, minibatch));
    INDArray ofInput = back(Projection.KEY, steps.x(), joined(of.keys()), workspaceMgr);
    ofInput.addi(back(Projection.VALUE, steps.x(), joined(of.values()), workspaceMgr));
    if (layerConf().getLearnedQueries() > 0) {
      INDArray ofQueries = joined(of.queries().sum(true, 0));
      INDArray ofAsked = back(Projection.QUERY, steps.asked(), ofQueries, workspaceMgr);
      gradientViews.get(AttentionParamInitializer.QUERIES).assign(ofAsked.transpose());
    } else {
      ofInput.addi(back(Projection.QUERY, steps.x(), joined(of.queries()), workspaceMgr));
    }
    weightNoiseParams.clear();
    INDArray inputEpsilon = series(ofInput, ArrayType.ACTIVATION_GRAD, workspaceMgr);
    return new Pair<>(
        ChainParameters.gradient(gradientViews), backpropDropOutIfPresent(inputEpsilon));
  }

  private INDArray product(
      Projection projection, INDArray x, boolean training, LayerWorkspaceMgr workspaceMgr) {
    INDArray product = newRows(x.size(0), layerConf().rows(projection));
    engines.get(projection).forward(call(projection, x, training, workspaceMgr), x, product);
    return product;
  }

  /** Writes the gradients of a matrix's factors; gives that of its inputs. */
  private INDArray back(
      Projection projection, INDArray x, INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    INDArray inputEpsilon = newRows(x.size(0), x.size(1));
    engines
        .get(projection)
        .backward(
            call(projection, x, true, workspaceMgr),
            x,
            epsilon,
            factors(projection, gradientViews::get),
            inputEpsilon);
    return inputEpsilon;
  }

  private ChainCall call(
      Projection projection, INDArray x, boolean training, LayerWorkspaceMgr workspaceMgr) {
    return new ChainCall(
        new DenseLayout(x.size(0), layerConf().rows(projection)),
        factors(projection, key -> getParamWithNoise(key, training, workspaceMgr)),
        IDENTITY);
  }

  private ChainParameters factors(Projection projection, Function<String, INDArray> arrays) {
    return new ChainParameters(
        AttentionParamInitializer.keys(layerConf(), projection).stream().map(arrays).toList(),
        null);
  }

  private INDArray newRows(long rows, long columns) {
    return Nd4j.createUninitialized(dataType, new long[] {rows, columns}, 'c');
  }

  /** [minibatch, features, steps] as rows, a copy. */
  private INDArray rows(INDArray series) {
    INDArray steps = series.castTo(dataType).permute(0, 2, 1).dup('c');
    return steps.reshape('c', steps.size(0) * steps.size(1), steps.size(2));
  }

  /** The way back from {@link #rows}. */
  private INDArray series(INDArray rows, ArrayType where, LayerWorkspaceMgr workspaceMgr) {
    long minibatch = input.size(0);
    long steps = rows.size(0) / minibatch;
    INDArray series =
        workspaceMgr.createUninitialized(
            where, dataType, new long[] {minibatch, rows.size(1), steps}, 'f');
    return series.assign(rows.reshape('c', minibatch, steps, rows.size(1)).permute(0, 2, 1));
  }

  /** Rows of all heads as [examples, heads, steps, headSize], a copy. */
  private INDArray split(INDArray rows, long examples) {
    long heads = layerConf().getHeads();
    return rows.reshape('c', examples, rows.size(0) / examples, heads, rows.size(1) / heads)
        .permute(0, 2, 1, 3)
        .dup('c');
  }

  /** The way back from {@link #split}. */
  private static INDArray joined(INDArray heads) {
    INDArray steps = heads.permute(0, 2, 1, 3).dup('c');
    return steps.reshape('c', steps.size(0) * steps.size(1), steps.size(2) * steps.size(3));
  }

  /** As in DL4J, learned queries have no mask. */
  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray maskArray, MaskState currentMaskState, int minibatchSize) {
    setMaskArray(maskArray);
    return layerConf().getLearnedQueries() > 0 ? null : new Pair<>(maskArray, currentMaskState);
  }

  @Override
  public void setParam(String key, INDArray value) {
    if (!params.containsKey(key)) {
      throw new IllegalArgumentException(
          "there is no parameter '%s'; this layer has %s %s"
              .formatted(key, String.join(", ", params.keySet()), layerId()));
    }
    super.setParam(key, value);
  }

  @Override
  public void setParams(INDArray params) {
    if (params != paramsFlattened) {
      setParams(params, 'c');
    }
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
