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
package io.github.debutdl4j.distill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Keeps a teacher's predictions, so that it runs once on each example and not in every epoch.
 *
 * <p>An example is identified by its metadata where the minibatch has some, which must then be
 * unique; such minibatches may come in any order. Other minibatches are identified by their
 * position since the last reset.
 */
final class TeacherMemory {

  /**
   * One example's prediction: a row of the predictions for the minibatch in which it first came.
   */
  private record Answer(INDArray minibatch, int row) {}

  private final Map<Object, Answer> byMetadata = new HashMap<>();
  private final Map<Integer, INDArray> byPosition = new HashMap<>();

  /**
   * The predictions for a minibatch, if all of its examples are known.
   *
   * @return predictions of the shape of the labels, or null
   */
  INDArray recall(DataSet minibatch, int position) {
    List<?> examples = minibatch.getExampleMetaData();
    if (examples == null) {
      return byPosition.get(position);
    }
    List<Answer> answers = examples.stream().map(byMetadata::get).toList();
    return answers.contains(null) ? null : stacked(answers);
  }

  /**
   * Keeps the predictions for a minibatch.
   *
   * @param answers of the shape of the labels; copied if they are in a workspace
   */
  void keep(DataSet minibatch, int position, INDArray answers) {
    INDArray kept = answers.detach();
    List<?> examples = minibatch.getExampleMetaData();
    if (examples == null) {
      byPosition.put(position, kept);
      return;
    }
    for (int row = 0; row < examples.size(); row++) {
      byMetadata.put(examples.get(row), new Answer(kept, row));
    }
  }

  private static INDArray stacked(List<Answer> answers) {
    long[] shape = answers.get(0).minibatch().shape().clone();
    shape[0] = answers.size();
    INDArray stacked = Nd4j.createUninitialized(answers.get(0).minibatch().dataType(), shape);
    for (int row = 0; row < answers.size(); row++) {
      Answer answer = answers.get(row);
      stacked.slice(row).assign(answer.minibatch().slice(answer.row()));
    }
    return stacked;
  }
}
