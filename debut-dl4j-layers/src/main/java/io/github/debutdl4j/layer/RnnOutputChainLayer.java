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
package io.github.debutdl4j.layer;

import java.util.Arrays;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.TimeSeriesUtils;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runtime of {@link DeButRnnOutputLayer}: time series become rows, one per example and step, and
 * the output layer works on the rows. Like DL4J's {@code RnnOutputLayer}, it uses the mask of the
 * labels and ignores that of the features.
 */
final class RnnOutputChainLayer extends OutputChainLayer {

  private static final long serialVersionUID = 1L;

  RnnOutputChainLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  public Type type() {
    return Type.RECURRENT;
  }

  @Override
  protected INDArray preOutput2d(boolean training, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(false);
    if (input.rank() == 2) {
      return preOutput(training, workspaceMgr); // called from backpropGradient
    }
    INDArray series = requireSeries("input", input);
    input = rows(series, ArrayType.FF_WORKING_MEM, workspaceMgr);
    INDArray z = preOutput(training, workspaceMgr);
    input = series;
    return z;
  }

  /** The output at each step; dropout does not change it, as in DL4J's layer. */
  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(false);
    INDArray series = requireSeries("input", input);
    applyDropOutIfNecessary(training, workspaceMgr);
    INDArray z =
        product(
            rows(series, ArrayType.FF_WORKING_MEM, workspaceMgr),
            training,
            ArrayType.FF_WORKING_MEM,
            workspaceMgr);
    INDArray output = layerConf().getActivationFn().getActivation(z, training);
    if (maskArray != null) {
      applyMask(output);
    }
    return series(output, ArrayType.ACTIVATIONS, workspaceMgr);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(true);
    INDArray series = requireSeries("input", input);
    requireSameSteps(series, requireSeries("labels", labels));
    input = rows(series, ArrayType.BP_WORKING_MEM, workspaceMgr);
    Pair<Gradient, INDArray> ofRows = super.backpropGradient(epsilon, workspaceMgr);
    input = series;
    weightNoiseParams.clear();
    return new Pair<>(
        ofRows.getFirst(), series(ofRows.getSecond(), ArrayType.ACTIVATION_GRAD, workspaceMgr));
  }

  @Override
  public INDArray computeScoreForExamples(double fullNetRegTerm, LayerWorkspaceMgr workspaceMgr) {
    INDArray ofRows = super.computeScoreForExamples(0, workspaceMgr);
    INDArray ofSteps =
        TimeSeriesUtils.reshapeVectorToTimeSeriesMask(ofRows, Math.toIntExact(input.size(0)));
    return ofSteps.sum(true, 1).addi(fullNetRegTerm);
  }

  @Override
  protected INDArray getLabels2d(LayerWorkspaceMgr workspaceMgr, ArrayType arrayType) {
    return labels.rank() == 3 ? rows(labels, arrayType, workspaceMgr) : labels;
  }

  /** Takes the mask of the labels, [minibatch, steps] or the shape of the labels. */
  @Override
  public void setMaskArray(INDArray mask) {
    LayerWorkspaceMgr outside = LayerWorkspaceMgr.noWorkspacesImmutable();
    if (mask == null) {
      maskArray = null;
    } else if (mask.rank() == 2) {
      maskArray = TimeSeriesUtils.reshapeTimeSeriesMaskToVector(mask, outside, ArrayType.INPUT);
    } else if (mask.rank() == 3) {
      maskArray = rows(mask, ArrayType.INPUT, outside);
    } else {
      throw new DL4JInvalidInputException(
          "label mask of shape "
              + Arrays.toString(mask.shape())
              + "; expected [minibatch, steps] or the shape of the labels "
              + layerId());
    }
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray mask, MaskState currentMaskState, int minibatchSize) {
    return null; // the last layer of the network
  }

  private boolean channelsLast() {
    return ((DeButRnnOutputLayer) layerConf()).getRnnDataFormat() == RNNFormat.NWC;
  }

  /** [minibatch, size, steps], or NWC, to [steps * minibatch, size]. */
  private INDArray rows(INDArray series, ArrayType where, LayerWorkspaceMgr workspaceMgr) {
    INDArray stepsLast = channelsLast() ? series.permute(0, 2, 1) : series;
    return TimeSeriesUtils.reshape3dTo2d(stepsLast, workspaceMgr, where);
  }

  /** The inverse of {@link #rows}. */
  private INDArray series(INDArray rows, ArrayType where, LayerWorkspaceMgr workspaceMgr) {
    INDArray series = TimeSeriesUtils.reshape2dTo3d(rows, input.size(0), workspaceMgr, where);
    return channelsLast() ? series.permute(0, 2, 1) : series;
  }

  private INDArray requireSeries(String what, INDArray array) {
    if (array == null || array.rank() != 3) {
      throw new DL4JInvalidInputException(
          what
              + " of shape "
              + (array == null ? "null" : Arrays.toString(array.shape()))
              + "; expected time series of rank 3 "
              + layerId());
    }
    return array;
  }

  private void requireSameSteps(INDArray series, INDArray labels) {
    int steps = channelsLast() ? 1 : 2;
    if (series.size(steps) != labels.size(steps)) {
      throw new DL4JInvalidInputException(
          "input of "
              + series.size(steps)
              + " steps, but labels of "
              + labels.size(steps)
              + " "
              + layerId());
    }
  }
}
