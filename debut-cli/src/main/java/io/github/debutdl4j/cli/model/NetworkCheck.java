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
package io.github.debutdl4j.cli.model;

import io.github.debutdl4j.cli.data.ImageExamples;
import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.Reason;
import io.github.debutdl4j.io.ModelFileException;
import java.util.Arrays;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks whether a network fits its data, before any work is done. */
public final class NetworkCheck {

  private NetworkCheck() {}

  /**
   * Checks that a network takes these images and that its output fits their classes.
   *
   * @throws ModelFileException if it does not
   */
  public static void checkImages(AnyNetwork network, ImageExamples examples) {
    new Evaluator(examples).checkClasses(output(network, examples));
  }

  /**
   * Checks that a network takes these images and gives a number for each class, whatever the
   * classes are.
   *
   * @throws ModelFileException if it does not
   */
  public static void checkUnlabelledImages(AnyNetwork network, ImageExamples examples) {
    INDArray output = output(network, examples);
    if (output.rank() != 2) {
      throw new ModelFileException(
          "the output of the network has the shape "
              + Arrays.toString(output.shape())
              + "; expected one number for each class");
    }
    new Evaluator(Answers.of(network, examples.first(1))).checkClasses(output);
  }

  private static INDArray output(AnyNetwork network, ImageExamples examples) {
    network.checkOneInputAndOutput();
    ImageSet images = examples.images();
    try {
      return network.output(examples.first(1).inOrder(1).next().getFeatures());
    } catch (RuntimeException e) {
      if (Reason.shortageIn(e).isPresent()) {
        throw e;
      }
      throw new ModelFileException(
          "the network cannot take images of "
              + images.shape()
              + ": "
              + InputSize.expected(network, images)
                  .orElseGet(() -> Reason.of(e).lines().findFirst().orElse("")),
          e);
    }
  }

  /**
   * Checks that a network can be trained.
   *
   * @throws ModelFileException if it has no loss, or a data type of too low precision
   */
  public static void checkTrainable(AnyNetwork network) {
    network.checkOneInputAndOutput();
    DataType type = network.model().params().dataType();
    if (type != DataType.FLOAT && type != DataType.DOUBLE) {
      throw new ModelFileException(
          "the network has parameters of type "
              + type
              + ", which fine-tuning needs as FLOAT or DOUBLE; convert it with"
              + " network.convertDataType(DataType.FLOAT), or leave out --data");
    }
    if (!(network.outputLayer() instanceof IOutputLayer)) {
      throw new ModelFileException(
          "the network has no loss: its last layer "
              + network.outputLayer().conf().getLayer().getClass().getSimpleName()
              + " is not an output or loss layer, so it cannot be fine-tuned; leave out --data");
    }
  }
}
