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
package io.github.debutdl4j.examples;

import io.github.debutdl4j.chain.ChainSearch;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.samediff.DeButOps;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;

/** Puts a chain of DeBut factors into a SameDiff graph, and trains it with SameDiff's own fit. */
public final class SameDiffGraph {

  private static final int PIXELS = ExampleData.SIDE * ExampleData.SIDE;
  private static final int HIDDEN = 64;

  private SameDiffGraph() {}

  public static void main(String[] args) {
    DeButChain chain = chain();
    System.out.println("chain: " + chain);
    System.out.printf("%d weights for %d%n", chain.parameters(), chain.denseParameters());

    SameDiff graph = graph(chain);
    graph.fit(ExampleData.batches(flat(ExampleData.stripes(256, 1))), 20);
    System.out.printf("right on %.1f %% of new images%n", 100 * accuracy(graph));
  }

  /** The most expressive chain with a quarter of a dense matrix's weights. */
  static DeButChain chain() {
    return ChainSearch.best(HIDDEN, PIXELS, HIDDEN * PIXELS / 4);
  }

  static SameDiff graph(DeButChain chain) {
    SameDiff sd = SameDiff.create();
    SDVariable x = sd.placeHolder("x", DataType.FLOAT, -1, PIXELS);
    SDVariable labels = sd.placeHolder("labels", DataType.FLOAT, -1, ExampleData.CLASSES);
    var factors = DeButOps.factors(sd, "hidden", chain, DataType.FLOAT, 7);
    SDVariable hidden = sd.nn().relu(DeButOps.linear(sd, "product", x, factors, chain), 0);

    DeButChain last = DeButChain.dense(ExampleData.CLASSES, HIDDEN); // one factor: a dense matrix
    var weights = DeButOps.factors(sd, "last", last, DataType.FLOAT, 8);
    SDVariable logits = DeButOps.linear(sd, "logits", hidden, weights, last);
    sd.nn().softmax("probabilities", logits, 1);
    sd.loss().softmaxCrossEntropy("loss", labels, logits, null);
    sd.setLossVariables("loss");
    sd.setTrainingConfig(
        TrainingConfig.builder()
            .updater(new Adam(5e-3))
            .dataSetFeatureMapping("x")
            .dataSetLabelMapping("labels")
            .build());
    return sd;
  }

  static double accuracy(SameDiff graph) {
    Evaluation evaluation = new Evaluation();
    graph.evaluate(
        ExampleData.batches(flat(ExampleData.stripes(256, 2))), "probabilities", evaluation);
    return evaluation.accuracy();
  }

  static DataSet flat(DataSet images) {
    return new DataSet(images.getFeatures().reshape(-1, PIXELS), images.getLabels());
  }
}
