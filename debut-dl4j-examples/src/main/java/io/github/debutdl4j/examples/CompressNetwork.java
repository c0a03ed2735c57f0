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

import io.github.debutdl4j.convert.ConversionResult;
import io.github.debutdl4j.convert.ConvertOptions;
import io.github.debutdl4j.convert.DeButConverter;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/** Converts a trained network to a quarter of its parameters, and fine-tunes it. */
public final class CompressNetwork {

  private CompressNetwork() {}

  public static void main(String[] args) {
    DataSet training = ExampleData.stripes(256, 1);
    MultiLayerNetwork dense = DenseNetworks.trainedOn(training);
    System.out.printf("dense: %d parameters, %s%n", dense.numParams(), right(dense));

    ConversionResult<MultiLayerNetwork> result = convert(dense, training);
    MultiLayerNetwork small = result.network(); // the dense network is not changed
    System.out.println(result.report()); // per layer: chain, parameters and error
    System.out.printf("as fitted: %d parameters, %s%n", small.numParams(), right(small));

    small.fit(ExampleData.batches(training), 4);
    System.out.printf("fine-tuned: %s%n", right(small));
  }

  static ConversionResult<MultiLayerNetwork> convert(MultiLayerNetwork dense, DataSet training) {
    return DeButConverter.convert(
        dense,
        ConvertOptions.builder()
            .budgetShare(0.25) // of the whole network's parameters, biases included
            .calibration(ExampleData.batches(training)) // fit each layer to its inputs
            .build());
  }

  static double accuracy(MultiLayerNetwork network) {
    return network.evaluate(ExampleData.batches(ExampleData.stripes(256, 2))).accuracy();
  }

  private static String right(MultiLayerNetwork network) {
    return String.format("right on %.1f %% of new images", 100 * accuracy(network));
  }
}
