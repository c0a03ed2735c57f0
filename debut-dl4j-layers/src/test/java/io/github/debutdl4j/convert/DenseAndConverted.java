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
package io.github.debutdl4j.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.chain.DeButChain;
import java.util.Optional;
import java.util.function.Consumer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network and its conversion with chains of one factor, which stand for dense matrices. Both must
 * give the same outputs and scores and train in the same steps.
 *
 * @param tolerance largest difference, relative to numbers above 1
 */
record DenseAndConverted(MultiLayerNetwork dense, MultiLayerNetwork converted, double tolerance) {

  /** Gives every linear layer the chain of one factor. */
  static final ConvertOptions ONE_FACTOR =
      ConvertOptions.builder()
          .rule(
              layer ->
                  Optional.of(LayerChoice.chain(DeButChain.dense(layer.outputs(), layer.inputs()))))
          .build();

  static DenseAndConverted of(MultiLayerNetwork dense, double tolerance) {
    return new DenseAndConverted(
        dense, DeButConverter.convert(dense, ONE_FACTOR).network(), tolerance);
  }

  /** Compares outputs and scores, then the same after each of some steps of training. */
  void assertSame(DataSet data, int steps) {
    assertSame(data);
    for (int step = 0; step < steps; step++) {
      seeded(dense, network -> network.fit(data));
      seeded(converted, network -> network.fit(data));
      assertClose(converted.score(), dense.score(), "score of step " + step);
    }
    assertClose(output(converted, data), output(dense, data), "output after training");
  }

  private void assertSame(DataSet data) {
    assertClose(output(converted, data), output(dense, data), "output");
    double[] scores = new double[2];
    seeded(dense, network -> scores[0] = network.score(data));
    seeded(converted, network -> scores[1] = network.score(data));
    assertClose(scores[1], scores[0], "score");
    INDArray[] ofExamples = new INDArray[2];
    seeded(dense, network -> ofExamples[0] = network.scoreExamples(data, true));
    seeded(converted, network -> ofExamples[1] = network.scoreExamples(data, true));
    assertClose(ofExamples[1], ofExamples[0], "scores of examples");
  }

  /** Dropout and some activations are random. */
  private static void seeded(MultiLayerNetwork network, Consumer<MultiLayerNetwork> work) {
    Nd4j.getRandom().setSeed(100);
    work.accept(network);
  }

  static INDArray output(MultiLayerNetwork network, DataSet data) {
    return network.output(
        data.getFeatures(), false, data.getFeaturesMaskArray(), data.getLabelsMaskArray());
  }

  private void assertClose(INDArray actual, INDArray expected, String what) {
    assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
    double[] actualValues = actual.dup('c').data().asDouble();
    double[] expectedValues = expected.dup('c').data().asDouble();
    for (int i = 0; i < expectedValues.length; i++) {
      assertClose(actualValues[i], expectedValues[i], what);
    }
  }

  private void assertClose(double actual, double expected, String what) {
    if (Double.isFinite(expected)) {
      assertThat(Math.abs(actual - expected) / Math.max(1, Math.abs(expected)))
          .as(what + ": " + actual + " for " + expected)
          .isLessThanOrEqualTo(tolerance);
    } else {
      assertThat(actual).as(what).isNotFinite();
    }
  }
}
