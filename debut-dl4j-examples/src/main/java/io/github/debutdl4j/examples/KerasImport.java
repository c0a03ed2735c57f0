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
import java.io.InputStream;
import org.deeplearning4j.nn.modelimport.keras.KerasModelImport;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Converts a network that comes from Keras.
 *
 * <p>The bundled {@code stripes.h5} is laid out as Keras 2.8 saves a Sequential model, channels
 * last; it was written by a script, not by Keras.
 */
public final class KerasImport {

  private KerasImport() {}

  public static void main(String[] args) throws Exception {
    MultiLayerNetwork keras = imported();
    System.out.printf("%d parameters, %s%n", keras.numParams(), right(keras));

    DataSet training = channelsLast(ExampleData.stripes(256, 1));
    ConversionResult<MultiLayerNetwork> result = convert(keras, training);
    MultiLayerNetwork small = result.network();
    System.out.println(result.report());
    System.out.printf("as fitted: %d parameters, %s%n", small.numParams(), right(small));

    small.fit(ExampleData.batches(training), 4);
    System.out.printf("fine-tuned: %s%n", right(small));
  }

  static MultiLayerNetwork imported() throws Exception {
    try (InputStream file = KerasImport.class.getResourceAsStream("stripes.h5")) {
      return KerasModelImport.importKerasSequentialModelAndWeights(file);
    }
  }

  static ConversionResult<MultiLayerNetwork> convert(MultiLayerNetwork keras, DataSet training) {
    return DeButConverter.convert(
        keras,
        ConvertOptions.builder()
            .budgetShare(0.4)
            .calibration(ExampleData.batches(training))
            .build());
  }

  /** Keras keeps the channels of an image last, and so does the imported network. */
  static DataSet channelsLast(DataSet images) {
    return new DataSet(images.getFeatures().permute(0, 2, 3, 1).dup('c'), images.getLabels());
  }

  static double accuracy(MultiLayerNetwork network) {
    DataSet unseen = channelsLast(ExampleData.stripes(256, 2));
    return network.evaluate(ExampleData.batches(unseen)).accuracy();
  }

  private static String right(MultiLayerNetwork network) {
    return String.format("right on %.1f %% of new images", 100 * accuracy(network));
  }
}
