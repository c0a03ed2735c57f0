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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Two networks that are equal but for their linear layers: DL4J's own in one, DeBut layers of one
 * dense factor in the other. They must stay equal, step by step, under every operation.
 */
final class TrainingTwins {

  private static final double TOLERANCE = 1e-10;

  private MultiLayerNetwork dense;
  private MultiLayerNetwork debut;

  TrainingTwins(MultiLayerNetwork dense, MultiLayerNetwork debut) {
    this.dense = dense;
    this.debut = debut;
    for (int layer = 0; layer < dense.getnLayers(); layer++) {
      copyParameters(layer);
    }
  }

  private void copyParameters(int layer) {
    debut
        .getLayer(layer)
        .paramTable()
        .forEach(
            (key, to) -> {
              INDArray from = dense.getLayer(layer).getParam(key.equals("W0") ? "W" : key);
              to.assign(asFactor(from, key, to));
            });
  }

  /** Dense weights are [nIn, nOut], filters [nOut, nIn, kH, kW]; a dense factor is [1, 1, r, s]. */
  private static INDArray asFactor(INDArray from, String key, INDArray to) {
    boolean transposed = key.equals("W0") && from.rank() == 2;
    return (transposed ? from.transpose() : from).dup('c').reshape('c', to.shape());
  }

  void train(DataSet data, int steps) {
    for (int step = 0; step < steps; step++) {
      Nd4j.getRandom().setSeed(1000 + step);
      dense.fit(data);
      Nd4j.getRandom().setSeed(1000 + step);
      debut.fit(data);
      assertThat(debut.score())
          .as("score of step " + step)
          .isCloseTo(dense.score(), within(TOLERANCE));
    }
    assertEqual(data.getFeatures());
  }

  void assertEqual(INDArray features) {
    for (int layer = 0; layer < dense.getnLayers(); layer++) {
      int index = layer;
      debut
          .getLayer(layer)
          .paramTable()
          .forEach(
              (key, value) -> {
                INDArray expected = dense.getLayer(index).getParam(key.equals("W0") ? "W" : key);
                assertClose(value, asFactor(expected, key, value), key + " of layer " + index);
              });
    }
    assertClose(debut.output(features), dense.output(features), "output");
  }

  void setLearningRate(double rate) {
    dense.setLearningRate(rate);
    debut.setLearningRate(rate);
    assertThat(debut.getLearningRate(0)).isEqualTo(rate);
  }

  void cloneBoth() {
    dense = dense.clone();
    debut = debut.clone();
  }

  void saveAndRestoreBoth() {
    dense = savedAndRestored(dense);
    debut = savedAndRestored(debut);
  }

  private static MultiLayerNetwork savedAndRestored(MultiLayerNetwork net) {
    try {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ModelSerializer.writeModel(net, file, true);
      return ModelSerializer.restoreMultiLayerNetwork(
          new ByteArrayInputStream(file.toByteArray()), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertClose(INDArray actual, INDArray expected, String what) {
    double difference = actual.sub(expected.reshape(actual.shape())).amaxNumber().doubleValue();
    assertThat(difference).as(what).isLessThanOrEqualTo(TOLERANCE);
  }
}
