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

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a {@link SquareTransform}: adds the identity, and the penalty's score and gradient. */
final class SquareTransformLayer extends AbstractLayer<SquareTransform> {

  private static final long serialVersionUID = 1L;

  /** Below this distance from orthogonal the penalty has a kink; its gradient is taken as zero. */
  private static final double KINK = 1e-12;

  private double penalty;

  SquareTransformLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
    int size = layerConf().getSize();
    SmallMatrices transforms = SmallMatrices.of(input, size);
    transforms.addIdentity();
    INDArray result =
        workspaceMgr.createUninitialized(
            ArrayType.ACTIVATIONS, dataType, new long[] {batchSize(), (long) size * size}, 'c');
    transforms.writeTo(result);
    penalty = meanPenalty(transforms);
    return result;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
    INDArray delta = workspaceMgr.dup(ArrayType.ACTIVATION_GRAD, epsilon, 'c');
    double weight = layerConf().getOrthogonalityPenalty();
    if (weight > 0) {
      addPenaltyGradient(weight, delta);
    }
    return new Pair<>(new DefaultGradient(), delta);
  }

  /** The penalty at the last forward pass: a mean over its minibatch, as the loss is. */
  @Override
  public double calcRegularizationScore(boolean backpropParamsOnly) {
    return penalty;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clearNoiseWeightParams() {
    // there are no weights
  }

  private double meanPenalty(SmallMatrices transforms) {
    double weight = layerConf().getOrthogonalityPenalty();
    if (weight == 0) {
      return 0;
    }
    SmallMatrices distances = transforms.distancesFromOrthogonal();
    double sum = 0;
    for (int example = 0; example < distances.examples(); example++) {
      sum += distances.norm(example);
    }
    return weight * sum / distances.examples();
  }

  /** Of one example's term: DL4J's updater divides by the minibatch afterwards. */
  private void addPenaltyGradient(double weight, INDArray delta) {
    SmallMatrices transforms = SmallMatrices.of(input, layerConf().getSize());
    transforms.addIdentity();
    SmallMatrices distances = transforms.distancesFromOrthogonal();
    double[] factors = new double[distances.examples()];
    for (int example = 0; example < factors.length; example++) {
      double norm = distances.norm(example);
      factors[example] = norm > KINK ? 2 * weight / norm : 0;
    }
    distances.times(transforms, factors).addTo(delta);
  }
}
