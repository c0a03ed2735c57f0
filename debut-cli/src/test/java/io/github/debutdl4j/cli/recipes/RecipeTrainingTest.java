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
package io.github.debutdl4j.cli.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.zoo.AllDeButLeNet;
import io.github.debutdl4j.zoo.AllDeButModel;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ISchedule;

class RecipeTrainingTest {

  /** Four minibatches of noise. */
  private record Noise(int stepOfForgetting) implements Recipe {

    @Override
    public AllDeButModel model() {
      ISchedule falling = new RateCourse().line(4, 1e-2, 0).schedule();
      return AllDeButLeNet.builder().seed(1).updater(new Adam(falling)).build();
    }

    @Override
    public int steps() {
      return 4;
    }

    @Override
    public DataSet minibatch(int step) {
      Random random = new Random(step);
      float[] pixels = new float[8 * 28 * 28];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = random.nextFloat();
      }
      INDArray labels = Nd4j.zeros(DataType.FLOAT, 8, 10);
      for (int example = 0; example < 8; example++) {
        labels.putScalar(example, (example + step) % 10, 1);
      }
      return new DataSet(Nd4j.createFromArray(pixels).reshape('c', 8, 1, 28, 28), labels);
    }

    @Override
    public int testExamples() {
      return 0;
    }

    @Override
    public INDArray testFeatures(int from, int to) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int testLabel(int example) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void sameRecipeSameBytes() {
    assertThat(train(new Noise(0))).isEqualTo(train(new Noise(0)));
  }

  @Test
  void aTrainedNetworkHasALearningRateToContinueWith() {
    ComputationGraph net = new RecipeTraining(new Noise(0)).trainDeBut(null, (step, loss) -> {});

    assertThat(net.getLearningRate("output")).isEqualTo(1e-3);
  }

  @Test
  void resettingTheAveragesChangesTheResult() {
    assertThat(train(new Noise(2))).isNotEqualTo(train(new Noise(0)));
  }

  private static INDArray train(Recipe recipe) {
    ComputationGraph net = new RecipeTraining(recipe).trainDeBut(null, (step, loss) -> {});
    return net.params();
  }
}
