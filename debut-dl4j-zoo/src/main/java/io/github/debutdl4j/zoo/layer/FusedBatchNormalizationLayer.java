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
package io.github.debutdl4j.zoo.layer;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.BETA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_LOG_STD;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_MEAN;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs a {@link FusedBatchNormalization}: channel by channel, each of which stays in cache. */
final class FusedBatchNormalizationLayer extends BatchNormalization {

  private static final long serialVersionUID = 1L;

  private transient ChannelMoments moments; // of the last forward pass in training

  FusedBatchNormalizationLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  private FusedBatchNormalization fusedConf() {
    return (FusedBatchNormalization) layerConf();
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(false);
    INDArray x = ChannelBlocks.readable(input, dataType);
    INDArray y =
        workspaceMgr.createUninitialized(
            ArrayType.ACTIVATIONS, dataType, x.shape(), ChannelBlocks.order(x));
    ChannelMoments used = training ? new ChannelMoments(channels()) : runningMoments();
    double[] gamma = getParam(GAMMA).toDoubleVector();
    double[] beta = getParam(BETA).toDoubleVector();
    double eps = layerConf().getEps();
    try (ChannelBlocks from = new ChannelBlocks(x);
        ChannelBlocks to = new ChannelBlocks(y)) {
      from.eachGroup(
          channels(),
          (first, count) -> {
            double[][] values = from.read(first, count);
            for (int c = first; c < first + count; c++) {
              if (training) {
                used.measure(c, values[c - first]);
              }
              double scale = gamma[c] * used.inverseDeviation(c, eps);
              forward(values[c - first], scale, beta[c] - used.mean(c) * scale);
            }
            to.write(first, values);
          });
    }
    moments = training ? used : null;
    return y;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    assertInputSet(true);
    INDArray dx =
        workspaceMgr.createUninitialized(
            ArrayType.ACTIVATION_GRAD, dataType, input.shape(), ChannelBlocks.order(input));
    double[] gamma = getParam(GAMMA).toDoubleVector();
    double[] beta = getParam(BETA).toDoubleVector();
    double[] gammaGradient = new double[channels()];
    double[] betaGradient = new double[channels()];
    try (ChannelBlocks inputs = new ChannelBlocks(ChannelBlocks.readable(input, dataType));
        ChannelBlocks errors = new ChannelBlocks(ChannelBlocks.readable(epsilon, dataType));
        ChannelBlocks results = new ChannelBlocks(dx)) {
      inputs.eachGroup(
          channels(),
          (first, count) -> {
            double[][] x = inputs.read(first, count);
            double[][] e = errors.read(first, count);
            for (int c = first; c < first + count; c++) {
              ChannelBackward channel = new ChannelBackward(x[c - first], e[c - first]);
              double inverseDeviation = moments.inverseDeviation(c, layerConf().getEps());
              channel.normalise(moments.mean(c), inverseDeviation);
              if (fusedConf().rectifies()) {
                channel.stopWhereNegative(gamma[c], beta[c]);
              }
              betaGradient[c] = channel.errorSum();
              gammaGradient[c] = channel.errorTimesNormalised();
              channel.propagate(gamma[c] * inverseDeviation, betaGradient[c], gammaGradient[c]);
            }
            results.write(first, e);
          });
    }
    return new Pair<>(gradient(gammaGradient, betaGradient), dx);
  }

  private void forward(double[] values, double scale, double shift) {
    double least = fusedConf().rectifies() ? 0 : Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(scale * values[i] + shift, least);
    }
  }

  private Gradient gradient(double[] gammaGradient, double[] betaGradient) {
    Gradient gradient = new DefaultGradient();
    put(gradient, GAMMA, gammaGradient);
    put(gradient, BETA, betaGradient);
    double decay = layerConf().getDecay();
    put(gradient, GLOBAL_MEAN, moments.meanSteps(getParam(GLOBAL_MEAN).toDoubleVector(), decay));
    put(
        gradient,
        GLOBAL_LOG_STD,
        moments.logDeviationSteps(getParam(GLOBAL_LOG_STD).toDoubleVector(), decay));
    return gradient;
  }

  private void put(Gradient gradient, String key, double[] values) {
    INDArray view = gradientViews.get(key);
    view.assign(Nd4j.createFromArray(values).castTo(view.dataType()).reshape(view.shape()));
    gradient.setGradientFor(key, view);
  }

  private ChannelMoments runningMoments() {
    return ChannelMoments.ofRunning(
        getParam(GLOBAL_MEAN).toDoubleVector(), getParam(GLOBAL_LOG_STD).toDoubleVector());
  }

  private int channels() {
    return Math.toIntExact(layerConf().getNOut());
  }
}
