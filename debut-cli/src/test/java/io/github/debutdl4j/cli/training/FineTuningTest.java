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
package io.github.debutdl4j.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.cli.data.ImageExamples;
import io.github.debutdl4j.cli.data.ImageInput;
import io.github.debutdl4j.cli.data.ImageLayout;
import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.ImageSetIterator;
import io.github.debutdl4j.cli.data.Mnist;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.zoo.AllDeButLeNet;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;

class FineTuningTest {

  private static final ImageSet IMAGES = Mnist.bundled(Mnist.Split.TEST).first(48);

  private final List<Double> losses = new ArrayList<>();
  private final Trainer.Listener listener = (step, loss) -> losses.add(loss);

  private static ComputationGraph lenet(long seed) {
    return AllDeButLeNet.builder().seed(seed).build().init();
  }

  @Test
  void trainingTakesEveryStepAndLearns() {
    ComputationGraph network = lenet(1);
    ImageSetIterator minibatches =
        ImageSetIterator.shuffled(IMAGES, ImageInput.of(ImageLayout.NCHW), 16, 0, 9);

    new Trainer(listener).train(AnyNetwork.of(network), new EpochPlan(minibatches, 3, 10, 0.003));

    assertThat(losses).hasSize(30);
    assertThat(losses.get(29)).isLessThan(losses.get(0));
  }

  @Test
  void trainingStopsAtTheFirstLossThatIsNotFinite() {
    ComputationGraph network = lenet(1);
    network.getLayer("fc2").getParam("b").putScalar(0, Float.NaN);
    ImageSetIterator minibatches =
        ImageSetIterator.shuffled(IMAGES, ImageInput.of(ImageLayout.NCHW), 16, 0, 9);

    assertThatThrownBy(
            () ->
                new Trainer(listener)
                    .train(AnyNetwork.of(network), new EpochPlan(minibatches, 3, 2, 0.003)))
        .isInstanceOf(TrainingException.class)
        .hasMessageStartingWith("training stopped at step 1: the loss is NaN; nothing is saved");
    assertThat(losses).isEmpty();
  }

  @Test
  void fineTuningWithTheSameSeedsGivesTheSameNetwork() {
    AnyNetwork teacher = AnyNetwork.of(lenet(1));
    ComputationGraph one = lenet(2);
    ComputationGraph two = lenet(2);

    FineTuning.ofEpochs(2)
        .run(
            AnyNetwork.of(one),
            teacher,
            new ImageExamples(IMAGES, ImageInput.of(ImageLayout.NCHW)),
            listener);
    FineTuning.ofEpochs(2)
        .run(
            AnyNetwork.of(two),
            teacher,
            new ImageExamples(IMAGES, ImageInput.of(ImageLayout.NCHW)),
            listener);

    assertThat(one.params()).isEqualTo(two.params()).isNotEqualTo(lenet(2).params());
    assertThat(one.getLearningRate("fc1")).isEqualTo(0.004);
  }
}
