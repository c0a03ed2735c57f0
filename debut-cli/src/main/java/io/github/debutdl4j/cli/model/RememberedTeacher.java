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

import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.ImageSetIterator;
import io.github.debutdl4j.distill.Teacher;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A teacher that was asked about every image of a set once, so that fine-tuning does not run the
 * dense network again in every epoch.
 *
 * <p>Knows an image by the index that {@link ImageSetIterator} writes into the metadata of its
 * minibatches; the images must not be moved about.
 */
final class RememberedTeacher implements Teacher {

  private static final int BATCH = 500;

  /** {@code [images, classes]}. */
  private final INDArray answers;

  RememberedTeacher(AnyNetwork teacher, ImageSet images) {
    Teacher asked = teacher.asTeacher();
    List<INDArray> parts = new ArrayList<>();
    ImageSetIterator all = ImageSetIterator.inOrder(images, InputLayout.of(teacher), BATCH);
    while (all.hasNext()) {
      parts.add(asked.probabilities(all.next()));
    }
    answers = Nd4j.vstack(parts);
  }

  @Override
  public INDArray probabilities(DataSet minibatch) {
    int[] indices =
        minibatch.getExampleMetaData().stream().mapToInt(index -> (Integer) index).toArray();
    return answers.getRows(indices);
  }
}
