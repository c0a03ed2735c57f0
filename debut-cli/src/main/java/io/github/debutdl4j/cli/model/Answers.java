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
import io.github.debutdl4j.cli.data.ImageSetIterator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a network says of images without labels, as their labels. */
public final class Answers {

  private static final int BATCH = 250;

  private Answers() {}

  /**
   * The same images, each with the class that the network gives it.
   *
   * @param examples whose own labels are ignored
   */
  public static ImageExamples of(AnyNetwork network, ImageExamples examples) {
    ImageSetIterator minibatches = examples.inOrder(BATCH);
    int[] labels = new int[examples.size()];
    int classes = 0;
    int image = 0;
    while (minibatches.hasNext()) {
      INDArray output = network.output(minibatches.next().getFeatures());
      classes = Math.max(2, Math.toIntExact(output.size(1)));
      for (int answer : Evaluator.answers(output)) {
        labels[image++] = answer;
      }
    }
    return relabelled(examples, labels, classes);
  }

  private static ImageExamples relabelled(ImageExamples examples, int[] labels, int classes) {
    ImageSet images = examples.images();
    return new ImageExamples(
        new ImageSet(
            images.pixels(), labels, images.channels(), images.height(), images.width(), classes),
        examples.input());
  }
}
