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
import io.github.debutdl4j.convert.ConvertOptions;
import io.github.debutdl4j.convert.DeButConverter;
import io.github.debutdl4j.convert.LayerChoice;
import io.github.debutdl4j.layer.DeButCenterLossOutputLayer;
import io.github.debutdl4j.layer.DeButConvolution1D;
import io.github.debutdl4j.layer.DeButDense;
import io.github.debutdl4j.layer.DeButOutputLayer;
import io.github.debutdl4j.layer.DeButRnnOutputLayer;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks of DeBut output layers, of restarted updaters, and of remembered policies. */
final class OutputSamples {

  private static final String FOUR_BY_TWELVE = "6 12 2 4 1 4 6 2 3 2";

  private OutputSamples() {}

  static Stream<SampleModel> all() {
    return Stream.of(
        rows("output-identity", DataType.FLOAT, output(LossFunction.MSE, Activation.IDENTITY)),
        rows("output-double", DataType.DOUBLE, output(LossFunction.L1, Activation.RELU)),
        rows("output-softmax", DataType.FLOAT, output(LossFunction.MCXENT, Activation.SOFTMAX)),
        rows("output-no-bias", DataType.FLOAT, withoutBias()),
        rows("output-centers", DataType.FLOAT, withCenters()),
        new SampleModel("output-over-time", () -> series(RNNFormat.NCW), 3, 12, 5),
        new SampleModel("output-over-time-nwc", () -> series(RNNFormat.NWC), 3, 5, 12),
        new SampleModel("conv1d-masking", OutputSamples::masking, 2, 6, 9),
        new SampleModel("converted-policy", OutputSamples::byPolicy, 6, 12),
        restarted("restarted-adam", new Adam(1e-2)),
        restarted("restarted-adamax", new AdaMax(1e-2)),
        restarted("restarted-amsgrad", new AMSGrad(1e-2)),
        restarted("restarted-nadam", new Nadam(1e-2)));
  }

  private static SampleModel rows(String name, DataType type, Layer output) {
    return new SampleModel(
        name,
        () ->
            Samples.start(
                Samples.settings(type)
                    .list()
                    .layer(
                        new DeButDense.Builder()
                            .nOut(12)
                            .activation(Activation.RELU)
                            .resizePolicy(ChainPolicy.monotonic(2))
                            .build())
                    .layer(output)
                    .setInputType(InputType.feedForward(8))
                    .build()),
        6,
        8);
  }

  private static Layer output(LossFunction loss, Activation activation) {
    return new DeButOutputLayer.Builder(loss)
        .nOut(4)
        .chain(FOUR_BY_TWELVE)
        .resizePolicy(ChainPolicy.budget(0.7))
        .activation(activation)
        .build();
  }

  private static Layer withoutBias() {
    return new DeButOutputLayer.Builder(LossFunction.MSE)
        .nOut(5)
        .chainPolicy(ChainPolicy.smallest())
        .allowPadding(true)
        .hasBias(false)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static Layer withCenters() {
    return new DeButCenterLossOutputLayer.Builder(LossFunction.MSE)
        .nOut(4)
        .alpha(0.1)
        .lambda(0.3)
        .chain(FOUR_BY_TWELVE)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static Model series(RNNFormat format) {
    return Samples.start(
        Samples.settings(DataType.FLOAT)
            .list()
            .layer(
                new DeButRnnOutputLayer.Builder(LossFunction.MSE)
                    .nIn(12)
                    .nOut(4)
                    .dataFormat(format)
                    .chain(FOUR_BY_TWELVE)
                    .activation(Activation.IDENTITY)
                    .build())
            .build());
  }

  private static Model masking() {
    return Samples.start(
        Samples.settings(DataType.FLOAT)
            .list()
            .layer(
                new DeButConvolution1D.Builder(3, 1, 0)
                    .nOut(8)
                    .convolutionMode(ConvolutionMode.Same)
                    .activation(Activation.RELU)
                    .chainPolicy(ChainPolicy.monotonic(2))
                    .maskOutput(true)
                    .build())
            .layer(new RnnLossLayer.Builder(LossFunction.MSE).build())
            .setInputType(InputType.recurrent(6, 9))
            .build());
  }

  private static MultiLayerNetwork dense(IUpdater updater) {
    return Samples.start(
        Samples.settings(DataType.DOUBLE)
            .updater(updater)
            .list()
            .layer(new DenseLayer.Builder().nIn(12).nOut(16).activation(Activation.RELU).build())
            .layer(
                new OutputLayer.Builder(LossFunction.MSE)
                    .nIn(16)
                    .nOut(4)
                    .activation(Activation.IDENTITY)
                    .build())
            .build());
  }

  private static Model byPolicy() {
    return DeButConverter.convert(
            dense(new Adam(1e-2)),
            ConvertOptions.builder().policy(ChainPolicy.monotonic(1)).build())
        .network();
  }

  /** Trained before it is converted, so that its updaters are restarted. */
  private static SampleModel restarted(String name, IUpdater updater) {
    return new SampleModel(
        name,
        () -> {
          MultiLayerNetwork trained = dense(updater);
          DataSet data =
              new DataSet(
                  EarlierFilesWriter.values(DataType.DOUBLE, 41, 6, 12),
                  EarlierFilesWriter.values(DataType.DOUBLE, 29, 6, 4));
          for (int step = 0; step < 20; step++) {
            trained.fit(data);
          }
          return DeButConverter.convert(
                  trained, ConvertOptions.builder().otherwise(LayerChoice.search(0.6)).build())
              .network();
        },
        6,
        12);
  }
}
