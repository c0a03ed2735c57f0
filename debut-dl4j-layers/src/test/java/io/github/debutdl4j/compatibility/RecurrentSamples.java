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
import io.github.debutdl4j.layer.recurrent.BaseDeButRecurrent;
import io.github.debutdl4j.layer.recurrent.DeButLSTM;
import io.github.debutdl4j.layer.recurrent.DeButSimpleRnn;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Recurrent layers alone and in wrappers. */
final class RecurrentSamples {

  private RecurrentSamples() {}

  static Stream<SampleModel> all() {
    return Stream.of(
        series("lstm", DataType.FLOAT, lstm(false)),
        series("lstm-peepholes", DataType.FLOAT, lstm(true)),
        series("lstm-double", DataType.DOUBLE, lstm(true)),
        series("lstm-both-ways", DataType.DOUBLE, new Bidirectional(lstm(true))),
        series("lstm-masked", DataType.DOUBLE, new MaskZeroLayer(lstm(true), 0)),
        series("simple-rnn", DataType.FLOAT, simple(RNNFormat.NCW)),
        lastStep("simple-rnn-nwc", RNNFormat.NWC, simple(RNNFormat.NWC), 2, 9, 6),
        lastStep("lstm-last-step", RNNFormat.NCW, lstm(false), 2, 6, 9));
  }

  private static BaseDeButRecurrent lstm(boolean peepholes) {
    return new DeButLSTM.Builder()
        .peepholes(peepholes)
        .forgetGateBiasInit(0.5)
        .gateActivationFunction(peepholes ? Activation.SIGMOID : Activation.HARDSIGMOID)
        .nOut(8)
        .activation(peepholes ? Activation.TANH : Activation.RELU)
        .chainPolicy(ChainPolicy.monotonic(2))
        .build();
  }

  private static BaseDeButRecurrent simple(RNNFormat format) {
    return new DeButSimpleRnn.Builder()
        .nOut(8)
        .activation(Activation.RELU)
        .chainPolicy(ChainPolicy.smallest())
        .resizePolicies(ChainPolicy.budget(0.7), ChainPolicy.monotonic(1))
        .dataFormat(format)
        .build();
  }

  private static SampleModel series(String name, DataType type, Layer layer) {
    return new SampleModel(
        name,
        () ->
            Samples.start(
                Samples.settings(type)
                    .list()
                    .layer(layer)
                    .layer(new RnnLossLayer.Builder(LossFunction.MSE).build())
                    .setInputType(InputType.recurrent(6, 9))
                    .build()),
        2,
        6,
        9);
  }

  private static SampleModel lastStep(
      String name, RNNFormat format, Layer layer, long... inputShape) {
    return new SampleModel(
        name,
        () ->
            Samples.start(
                Samples.settings(DataType.FLOAT)
                    .list()
                    .layer(new LastTimeStep(layer))
                    .layer(new LossLayer.Builder(LossFunction.MSE).build())
                    .setInputType(InputType.recurrent(6, 9, format))
                    .build()),
        inputShape);
  }
}
