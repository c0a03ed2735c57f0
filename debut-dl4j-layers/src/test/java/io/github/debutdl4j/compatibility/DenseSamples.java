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
package io.github.debutdl4j.compatibility;

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.layer.DeButDense;
import io.github.debutdl4j.samediff.DeButSameDiffDense;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.constraint.NonNegativeConstraint;
import org.deeplearning4j.nn.conf.constraint.UnitNormConstraint;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Networks of fully connected DeBut layers. */
final class DenseSamples {

  private static final String SIX_BY_TWELVE = "6 12 2 4 1 6 6 3 3 2";
  private static final String IRREGULAR = "8 12 2 3 2 6 8 3 4 1";

  private DenseSamples() {}

  static Stream<SampleModel> all() {
    return Stream.of(
        dense("dense-chain", 12, 6, chain(SIX_BY_TWELVE)),
        dense("dense-irregular", 12, 6, chain(IRREGULAR)),
        dense("dense-padded", 11, 5, chain(SIX_BY_TWELVE).allowPadding(true)),
        dense("dense-no-bias", 12, 6, chain(SIX_BY_TWELVE).hasBias(false)),
        dense("dense-default", 24, 8, new DeButDense.Builder()),
        dense("dense-monotonic", 24, 8, policy(ChainPolicy.monotonic(1))),
        dense("dense-bulging", 16, 16, policy(ChainPolicy.bulging(2))),
        dense("dense-smallest", 24, 8, policy(ChainPolicy.smallest())),
        dense("dense-budget", 24, 8, policy(ChainPolicy.budget(0.5))),
        new SampleModel("dense-regularised", DenseSamples::regularised, 6, 24),
        new SampleModel("dense-nesterovs", DenseSamples::doubleNesterovs, 6, 12),
        new SampleModel("dense-schedule", DenseSamples::sgdWithSchedule, 6, 12),
        new SampleModel("dense-frozen", DenseSamples::frozen, 6, 12),
        new SampleModel("dense-over-time", DenseSamples::timeDistributed, 3, 12, 4),
        new SampleModel("samediff-dense", DenseSamples::sameDiff, 6, 12));
  }

  private static DeButDense.Builder chain(String row) {
    return new DeButDense.Builder().chain(row);
  }

  private static DeButDense.Builder policy(ChainPolicy policy) {
    return new DeButDense.Builder().chainPolicy(policy);
  }

  private static SampleModel dense(String name, int nIn, int nOut, DeButDense.Builder layer) {
    return new SampleModel(
        name,
        () ->
            Samples.start(
                Samples.settings(DataType.FLOAT)
                    .list()
                    .layer(layer.nOut(nOut).activation(Activation.RELU).build())
                    .layer(new DeButDense.Builder().nOut(4).build())
                    .layer(new LossLayer.Builder(LossFunction.MSE).build())
                    .setInputType(InputType.feedForward(nIn))
                    .build()),
        6,
        nIn);
  }

  private static Model regularised() {
    return Samples.start(
        Samples.settings(DataType.FLOAT)
            .l1(1e-4)
            .list()
            .layer(
                new DeButDense.Builder()
                    .nOut(8)
                    .activation(Activation.RELU)
                    .dropOut(0.8)
                    .l2(1e-2)
                    .l2Bias(1e-3)
                    .constrainWeights(new MaxNormConstraint(1.0, 3))
                    .build())
            .layer(
                new DeButDense.Builder()
                    .nOut(8)
                    .weightDecay(1e-3)
                    .weightNoise(new DropConnect(0.9))
                    .constrainWeights(new UnitNormConstraint(3))
                    .build())
            .layer(chain("4 8 4 8 1").nOut(4).constrainBias(new NonNegativeConstraint()).build())
            .layer(new LossLayer.Builder(LossFunction.MSE).build())
            .setInputType(InputType.feedForward(24))
            .build());
  }

  private static Model doubleNesterovs() {
    return Samples.start(
        Samples.settings(DataType.DOUBLE)
            .updater(new Nesterovs(0.05, 0.9))
            .list()
            .layer(chain(SIX_BY_TWELVE).nIn(12).nOut(6).activation(Activation.LEAKYRELU).build())
            .layer(new LossLayer.Builder(LossFunction.MSE).build())
            .build());
  }

  private static Model sgdWithSchedule() {
    MapSchedule rates = new MapSchedule(ScheduleType.ITERATION, Map.of(0, 0.1, 2, 0.05, 3, 0.01));
    return Samples.start(
        Samples.settings(DataType.FLOAT)
            .updater(new Sgd(rates))
            .list()
            .layer(chain(SIX_BY_TWELVE).nIn(12).nOut(6).activation(Activation.TANH).build())
            .layer(new LossLayer.Builder(LossFunction.MSE).build())
            .build());
  }

  private static Model frozen() {
    return Samples.start(
        Samples.settings(DataType.FLOAT)
            .list()
            .layer(new FrozenLayer(chain(SIX_BY_TWELVE).nIn(12).nOut(6).build()))
            .layer(new FrozenLayerWithBackprop(new DeButDense.Builder().nIn(6).nOut(6).build()))
            .layer(new DeButDense.Builder().nIn(6).nOut(4).build())
            .layer(new LossLayer.Builder(LossFunction.MSE).build())
            .build());
  }

  private static Model timeDistributed() {
    return Samples.start(
        Samples.settings(DataType.FLOAT)
            .list()
            .layer(new TimeDistributed(chain(SIX_BY_TWELVE).nIn(12).nOut(6).build(), RNNFormat.NCW))
            .layer(new RnnLossLayer.Builder(LossFunction.MSE).dataFormat(RNNFormat.NCW).build())
            .build());
  }

  private static Model sameDiff() {
    return Samples.start(
        Samples.settings(DataType.FLOAT)
            .list()
            .layer(
                new DeButSameDiffDense.Builder()
                    .nOut(6)
                    .chainPolicy(ChainPolicy.monotonic(3))
                    .activation(Activation.RELU)
                    .constrainWeights(new MaxNormConstraint(1.0, 3))
                    .build())
            .layer(new DeButSameDiffDense.Builder().nOut(4).hasBias(false).build())
            .layer(new LossLayer.Builder(LossFunction.MSE).build())
            .setInputType(InputType.feedForward(12))
            .build());
  }
}
