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
package io.github.debutdl4j.zoo;

import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/** Every network of the zoo, narrow and on small inputs, so that it trains in a moment. */
final class SmallInstances {

  static final int CLASSES = 4;

  private SmallInstances() {}

  static List<AllDeButModel> all(DataType type, IUpdater updater) {
    return builders()
        .map(builder -> builder.numClasses(CLASSES).dataType(type).updater(updater).build())
        .toList();
  }

  private static Stream<AllDeButModel.Builder<?>> builders() {
    return Stream.of(
        AllDeButLeNet.builder().narrowedBy(2).inputShape(1, 14, 14),
        AllDeButVggLike.builder().narrowedBy(8).inputShape(1, 8, 8),
        AllDeButVGG16.builder().narrowedBy(16).inputShape(3, 8, 8),
        AllDeButResNet110.builder().narrowedBy(2).depth(8).inputShape(3, 8, 8),
        AllDeButResNet20.builder().narrowedBy(4).inputShape(1, 8, 8),
        AllDeButResNet50.builder().narrowedBy(16).inputShape(3, 32, 32),
        AllDeButPointNet.builder().narrowedBy(16).headDropout(0).inputShape(3, 12, 1),
        AllDeButRowLstm.builder().narrowedBy(8).inputShape(1, 6, 8));
  }

  /** Examples of which each is its class's own pattern and some noise. */
  static DataSet examples(AllDeButModel model, DataType type, int count) {
    Nd4j.getRandom().setSeed(11);
    int[] shape = model.inputShape();
    INDArray patterns = Nd4j.randn(type, CLASSES, shape[0], shape[1], shape[2]);
    INDArray features = Nd4j.randn(type, count, shape[0], shape[1], shape[2]).muli(0.3);
    INDArray labels = Nd4j.zeros(type, count, CLASSES);
    for (int example = 0; example < count; example++) {
      features.slice(example).addi(patterns.slice(example % CLASSES));
      labels.putScalar(example, example % CLASSES, 1);
    }
    return new DataSet(features, labels);
  }
}
