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

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.convert.ConvertOptions;
import io.github.debutdl4j.convert.DeButConverter;
import io.github.debutdl4j.distill.DistillationIterator;
import io.github.debutdl4j.distill.Teacher;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** Fine-tunes a small network on the predictions of a large one, not on labels alone. */
public final class DistilNetwork {

  private DistilNetwork() {}

  public static void main(String[] args) {
    DataSet training = ExampleData.stripes(256, 1);
    MultiLayerNetwork teacher = DenseNetworks.trainedOn(training);
    MultiLayerNetwork student = student(teacher);
    System.out.printf("teacher: %d, student: %d%n", teacher.numParams(), student.numParams());
    System.out.printf("they agree on %.1f %% of new images%n", 100 * agreement(teacher, student));

    student.fit(withOpinions(training, teacher), 8); // DL4J's own fit
    System.out.printf("distilled: they agree on %.1f %%%n", 100 * agreement(teacher, student));
  }

  static MultiLayerNetwork student(MultiLayerNetwork teacher) {
    ConvertOptions smallest = ConvertOptions.builder().policy(ChainPolicy.smallest()).build();
    return DeButConverter.convert(teacher, smallest).network();
  }

  /** Labels that are 70 % the teacher's probabilities and 30 % the true classes. */
  static DataSetIterator withOpinions(DataSet labelled, MultiLayerNetwork teacher) {
    return DistillationIterator.builder(ExampleData.batches(labelled), Teacher.of(teacher))
        .weight(0.7)
        .temperature(2) // softer probabilities say more about the classes that were not chosen
        .rememberTeacher(true) // each epoch has the same minibatches: run the teacher once
        .build();
  }

  /** Share of new images for which both networks choose the same class. */
  static double agreement(MultiLayerNetwork one, MultiLayerNetwork other) {
    DataSet images = ExampleData.stripes(256, 2);
    return one.output(images.getFeatures())
        .argMax(1)
        .eq(other.output(images.getFeatures()).argMax(1))
        .castTo(DataType.DOUBLE)
        .meanNumber()
        .doubleValue();
  }
}
