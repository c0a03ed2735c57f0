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
package io.github.debutdl4j.layer.recurrent;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.layer.internal.engine.ChainCall;
import io.github.debutdl4j.layer.internal.engine.ChainEngine;
import io.github.debutdl4j.layer.internal.engine.ChainEngines;
import io.github.debutdl4j.layer.internal.engine.ChainParameters;
import io.github.debutdl4j.layer.internal.engine.DenseLayout;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Runtime that the recurrent layers share. All steps of a series go through the input chain at
 * once; the recurrent chain is applied step by step.
 *
 * <p>Inside the layer, arrays have a row for each step of each example, steps first: row {@code
 * step * minibatch + example}.
 */
@SuppressWarnings("try") // a scope is open as long as its block runs
abstract class RecurrentChainLayer<C extends BaseDeButRecurrent> extends BaseRecurrentLayer<C> {

  private static final long serialVersionUID = 1L;

  private static final IActivation IDENTITY = new ActivationIdentity();

  private transient ChainEngine inputEngine;
  private transient ChainEngine recurrentEngine;

  RecurrentChainLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  /** The steps by which DL4J expects a new layer to be set up, in its order. */
  final void attach(
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
    C layer = layerConf();
    inputEngine = engine(layer.resolvedInputChain(), layer.getNIn());
    recurrentEngine = engine(layer.resolvedRecurrentChain(), layer.getNOut());
  }

  private ChainEngine engine(DeButChain chain, long inputs) {
    return ChainEngines.of(chain, Math.toIntExact(inputs), width(), dataType);
  }

  /** Rows of both matrices. */
  final int width() {
    return Math.toIntExact(layerConf().gates() * layerConf().getNOut());
  }

  /** The input as rows, after dropout. */
  final INDArray inputRows(boolean training, LayerWorkspaceMgr workspaceMgr) {
    boolean fits =
        input.rank() == 3
            && input.size(getDataFormat() == RNNFormat.NWC ? 2 : 1) == layerConf().getNIn();
    if (!fits) {
      throw new DL4JInvalidInputException(
          "input of shape %s does not fit; expected [minibatch, nIn = %d, steps] (%s) %s"
              .formatted(
                  Arrays.toString(input.shape()),
                  layerConf().getNIn(),
                  getDataFormat(),
                  layerId()));
    }
    applyDropOutIfNecessary(training, workspaceMgr);
    return rows(input);
  }

  /** [minibatch, features, steps], or NWC, as [steps * minibatch, features], a copy. */
  final INDArray rows(INDArray series) {
    INDArray stepsFirst = permuteIfNWC(series.castTo(dataType)).permute(2, 0, 1);
    return stepsFirst.dup('c').reshape('c', stepsFirst.size(0) * stepsFirst.size(1), -1);
  }

  /** The way back from {@link #rows}. */
  final INDArray series(
      INDArray rows, long minibatch, ArrayType where, LayerWorkspaceMgr workspaceMgr) {
    long steps = rows.size(0) / minibatch;
    INDArray series =
        workspaceMgr.createUninitialized(
            where, dataType, new long[] {minibatch, rows.size(1), steps}, 'f');
    series.assign(rows.reshape('c', steps, minibatch, rows.size(1)).permute(1, 2, 0));
    return permuteIfNWC(series);
  }

  /** The rows of one step, a view. */
  static INDArray step(INDArray rows, long step, long minibatch) {
    return rows.get(
        NDArrayIndex.interval(step * minibatch, (step + 1) * minibatch), NDArrayIndex.all());
  }

  final INDArray newRows(long rows, long columns) {
    return Nd4j.createUninitialized(dataType, new long[] {rows, columns}, 'c');
  }

  /** Input matrix times every row, plus bias. */
  final INDArray inputProduct(INDArray x, ChainParameters weights) {
    INDArray z = newRows(x.size(0), width());
    inputEngine.forward(call(x, weights), x, z);
    return z;
  }

  /** Adds the recurrent matrix times the output of the step before. */
  final void addRecurrent(INDArray previous, ChainParameters weights, INDArray z) {
    INDArray product = newRows(previous.size(0), width());
    recurrentEngine.forward(call(previous, weights), previous, product);
    z.addi(product);
  }

  private ChainCall call(INDArray rows, ChainParameters weights) {
    return new ChainCall(new DenseLayout(rows.size(0), width()), weights, IDENTITY);
  }

  /** Writes the gradients of the input factors and of the bias; gives that of the rows. */
  final INDArray inputBackward(INDArray x, INDArray delta, ChainParameters weights) {
    INDArray epsilon = newRows(x.size(0), x.size(1));
    inputEngine.backward(call(x, weights), x, delta, inputParameters(gradientViews::get), epsilon);
    return epsilon;
  }

  /** Gradients of the recurrent factors, summed over the steps. */
  final class RecurrentGradient {

    private final ChainParameters weights;
    private final ChainParameters sums = recurrentParameters(gradientViews::get);
    private final ChainParameters ofStep =
        recurrentParameters(key -> Nd4j.create(dataType, gradientViews.get(key).shape()));

    RecurrentGradient(ChainParameters weights) {
      this.weights = weights;
      sums.factors().forEach(sum -> sum.assign(0));
    }

    /** Adds one step; gives the gradient of the output of the step before. */
    INDArray add(INDArray previous, INDArray delta) {
      INDArray epsilon = newRows(previous.size(0), previous.size(1));
      recurrentEngine.backward(call(previous, weights), previous, delta, ofStep, epsilon);
      for (int l = 0; l < sums.factors().size(); l++) {
        sums.factors().get(l).addi(ofStep.factors().get(l));
      }
      return epsilon;
    }
  }

  final ChainParameters inputParameters(boolean training, LayerWorkspaceMgr workspaceMgr) {
    return inputParameters(key -> getParamWithNoise(key, training, workspaceMgr));
  }

  final ChainParameters recurrentParameters(boolean training, LayerWorkspaceMgr workspaceMgr) {
    return recurrentParameters(key -> getParamWithNoise(key, training, workspaceMgr));
  }

  private ChainParameters inputParameters(Function<String, INDArray> arrays) {
    return new ChainParameters(
        arrays(RecurrentParamInitializer.INPUT_PREFIX, layerConf().resolvedInputChain(), arrays),
        arrays.apply(RecurrentParamInitializer.BIAS_KEY));
  }

  private ChainParameters recurrentParameters(Function<String, INDArray> arrays) {
    return new ChainParameters(
        arrays(
            RecurrentParamInitializer.RECURRENT_PREFIX,
            layerConf().resolvedRecurrentChain(),
            arrays),
        null);
  }

  private static List<INDArray> arrays(
      String prefix, DeButChain chain, Function<String, INDArray> arrays) {
    return RecurrentParamInitializer.keys(prefix, chain.length()).stream().map(arrays).toList();
  }

  /** The result of a way back. */
  final Pair<Gradient, INDArray> gradients(INDArray inputEpsilon) {
    weightNoiseParams.clear();
    return new Pair<>(
        ChainParameters.gradient(gradientViews), backpropDropOutIfPresent(inputEpsilon));
  }

  /** The mask of one step, [minibatch, 1]. */
  final INDArray mask(long step) {
    return maskArray.getColumn(step, true).castTo(dataType);
  }

  /** Refuses a stored state, which may be null, of another minibatch. */
  final void requireState(INDArray output, long minibatch) {
    if (output != null && output.size(0) != minibatch) {
      throw new DL4JInvalidInputException(
          "the stored state has %d examples, the input %d; call rnnClearPreviousState() between"
                  .formatted(output.size(0), minibatch)
              + " different series "
              + layerId());
    }
  }

  /** A copy of a step's rows that outlives the call. */
  static INDArray kept(INDArray rows) {
    try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return rows.dup('c');
    }
  }

  /** The first step to go back to. */
  static long firstStep(long steps, int backLength) {
    return backLength > 0 ? Math.max(0, steps - backLength) : 0;
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

  @Override
  public Type type() {
    return Type.RECURRENT;
  }
}
