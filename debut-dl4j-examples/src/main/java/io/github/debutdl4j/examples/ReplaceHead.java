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

import io.github.debutdl4j.convert.ConvertOptions;
import io.github.debutdl4j.convert.DeButConverter;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** Teaches a converted network a new task: its features are kept, its last layer is replaced. */
public final class ReplaceHead {

  private ReplaceHead() {}

  public static void main(String[] args) {
    MultiLayerNetwork dense = DenseNetworks.trainedOn(ExampleData.stripes(256, 1));
    ConvertOptions options = ConvertOptions.builder().budgetShare(0.25).build();
    MultiLayerNetwork source = DeButConverter.convert(dense, options).network();
    MultiLayerNetwork network = withTwoClasses(source);
    System.out.printf("right on the new task at first: %.1f %%%n", 100 * accuracy(network));

    network.fit(ExampleData.batches(slanted(ExampleData.stripes(128, 3))), 20);
    System.out.printf("after training the last layer: %.1f %%%n", 100 * accuracy(network));
    System.out.println("first layer as it was: " + sameFirstLayer(source, network));
  }

  /** A converted network has the layers of the dense one, so indices and names stay valid. */
  static MultiLayerNetwork withTwoClasses(MultiLayerNetwork source) {
    int last = source.getnLayers() - 1;
    return new TransferLearning.Builder(source)
        .fineTuneConfiguration(
            new FineTuneConfiguration.Builder().seed(7).updater(new Adam(1e-2)).build())
        .setFeatureExtractor(last - 1) // this layer and those before it are not trained
        .nOutReplace(last, 2, WeightInit.XAVIER)
        .build();
  }

  /** The new task: are the stripes slanted? */
  static DataSet slanted(DataSet stripes) {
    INDArray toTwoClasses = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}, {1, 0}, {0, 1}});
    return new DataSet(stripes.getFeatures(), stripes.getLabels().mmul(toTwoClasses));
  }

  static double accuracy(MultiLayerNetwork network) {
    return network.evaluate(ExampleData.batches(slanted(ExampleData.stripes(256, 4)))).accuracy();
  }

  static boolean sameFirstLayer(MultiLayerNetwork one, MultiLayerNetwork other) {
    return one.getLayer(0).params().equals(other.getLayer(0).params());
  }
}
