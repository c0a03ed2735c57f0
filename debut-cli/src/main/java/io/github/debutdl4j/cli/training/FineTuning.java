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

import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.ImageSetIterator;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.model.InputLayout;
import io.github.debutdl4j.distill.DistillationIterator;

/**
 * Trains a converted network against the dense one it came from: labels mixed with the teacher's
 * softened answers.
 *
 * @param epochs how often the network sees all images; 0 leaves it as it is
 * @param learningRate rate of the first step; falls along a half cosine
 * @param teacherWeight how much the teacher counts against the labels, 0 to 1
 * @param temperature softens the teacher's answers
 * @param batch images in a minibatch
 * @param seed of the order of the images
 */
public record FineTuning(
    int epochs,
    double learningRate,
    double teacherWeight,
    double temperature,
    int batch,
    long seed) {

  /** Checks the epochs. */
  public FineTuning {
    if (epochs < 0) {
      throw new IllegalArgumentException(epochs + " epochs of fine-tuning; expected 0 or more");
    }
  }

  /** What the demo does: a temperature-4 teacher that counts half, minibatches of 128. */
  public static FineTuning ofEpochs(int epochs) {
    return new FineTuning(epochs, 0.004, 0.5, 4, 128, 7);
  }

  /** Minibatches to train on in all, for so many images. */
  public long steps(int images) {
    return (long) epochs * stepsPerEpoch(images);
  }

  /** Trains the student. */
  public void run(
      AnyNetwork student, AnyNetwork teacher, ImageSet images, Trainer.Listener listener) {
    if (epochs == 0) {
      return;
    }
    ImageSetIterator minibatches =
        ImageSetIterator.shuffled(images, InputLayout.of(student), batch, 0, seed);
    DistillationIterator distilling =
        DistillationIterator.builder(minibatches, teacher.asTeacher())
            .rememberTeacher(true)
            .weight(teacherWeight)
            .temperature(temperature)
            .build();
    UpdaterSchedules schedules = new UpdaterSchedules(student);
    new Trainer(listener)
        .train(
            student, new EpochPlan(distilling, stepsPerEpoch(images.size()), epochs, learningRate));
    student.setLearningRate(learningRate);
    schedules.restore();
  }

  private int stepsPerEpoch(int images) {
    return (images + batch - 1) / batch;
  }
}
