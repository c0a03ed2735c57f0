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

import io.github.debutdl4j.cli.data.ImageExamples;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.distill.DistillationIterator;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Trains a converted network against the dense one it came from: labels mixed with the teacher's
 * outputs, softened where they are probabilities.
 *
 * @param epochs how often the network sees all images; 0 for no training
 * @param learningRate rate of the first step; falls along a half cosine
 * @param teacherWeight weight of the teacher against the labels, 0 to 1
 * @param temperature softens the teacher's probabilities
 * @param batch images in a minibatch
 * @param seed of the order of the images
 * @param heldOutEvery every n-th image is held out to choose the best epoch; 0 for none
 */
public record FineTuning(
    int epochs,
    double learningRate,
    double teacherWeight,
    double temperature,
    int batch,
    long seed,
    int heldOutEvery) {

  private static final int HELD_OUT_EVERY = 10;

  /** With fewer held-out images than this, epochs cannot be compared. */
  private static final int FEWEST_HELD_OUT = 10;

  /** Images on which it is tested whether the teacher gives probabilities. */
  private static final int PROBED = 16;

  private static final double TOLERANCE = 1e-2;

  private static final int TEACHER_BATCH = 500;

  /** Checks the epochs. */
  public FineTuning {
    if (epochs < 0) {
      throw new IllegalArgumentException(epochs + " epochs of fine-tuning; expected 0 or more");
    }
  }

  /**
   * The outcome of a fine-tuning on held-out images.
   *
   * @param heldOut number of held-out training images
   * @param accuracyAsFitted share classified correctly before
   * @param accuracy share classified correctly by the kept parameters
   * @param accuracyAtTheEnd share classified correctly after the last epoch
   * @param epoch the epoch whose parameters are kept; 0 for those before fine-tuning
   */
  public record Outcome(
      int heldOut, double accuracyAsFitted, double accuracy, double accuracyAtTheEnd, int epoch) {}

  /** A teacher of weight 0.5 at temperature 4, no images held out. */
  public static FineTuning ofEpochs(int epochs) {
    return new FineTuning(epochs, 0.004, 0.5, 4, 128, 7, 0);
  }

  /** The same with every tenth image held out, and the best epoch kept. */
  public FineTuning withHeldOut() {
    return new FineTuning(
        epochs, learningRate, teacherWeight, temperature, batch, seed, HELD_OUT_EVERY);
  }

  /** The same with minibatches of another size and another learning rate of the first step. */
  public FineTuning withSteps(int newBatch, double newRate) {
    return new FineTuning(
        epochs, newRate, teacherWeight, temperature, newBatch, seed, heldOutEvery);
  }

  /** The same with nothing to learn from but the teacher's own probabilities. */
  public FineTuning fromTeacherAlone() {
    return new FineTuning(epochs, learningRate, 1, 1, batch, seed, heldOutEvery);
  }

  /** Minibatches to train on in all. */
  public long steps(ImageExamples examples) {
    return (long) epochs * stepsPerEpoch(trainingPart(examples).size());
  }

  /**
   * Trains the student.
   *
   * @return what held-out images say; empty if none were held out
   * @throws TrainingException if a loss or a parameter becomes infinite or NaN
   */
  public Optional<Outcome> run(
      AnyNetwork student, AnyNetwork teacher, ImageExamples examples, Trainer.Listener listener) {
    if (epochs == 0) {
      return Optional.empty();
    }
    ImageExamples training = trainingPart(examples);
    boolean holdsOut = training.size() < examples.size();
    BestEpoch best = holdsOut ? new BestEpoch(student, heldOutPart(examples)) : null;
    int perEpoch = stepsPerEpoch(training.size());
    UpdaterSchedules schedules = new UpdaterSchedules(student);
    Trainer trainer =
        new Trainer(
            (step, loss) -> {
              listener.onStep(step, loss);
              if (best != null && (step + 1) % perEpoch == 0) {
                best.afterEpoch((step + 1) / perEpoch);
              }
            });
    trainer.train(
        student, new EpochPlan(distilling(teacher, training), perEpoch, epochs, learningRate));
    student.setLearningRate(learningRate);
    schedules.restore();
    if (best == null) {
      return Optional.empty();
    }
    best.restore();
    int heldOut = examples.size() - training.size();
    return Optional.of(new Outcome(heldOut, best.before(), best.best(), best.last(), best.epoch()));
  }

  private DistillationIterator distilling(AnyNetwork teacher, ImageExamples training) {
    return DistillationIterator.builder(
            training.shuffled(batch, seed), teacher.asTeacherOfOutputs())
        .rememberTeacher(training.inOrder(TEACHER_BATCH))
        .weight(teacherWeight)
        .temperature(givesProbabilities(teacher, training) ? temperature : 1)
        .build();
  }

  /** Whether all outputs are non-negative and add up to one, regardless of the layers' types. */
  private static boolean givesProbabilities(AnyNetwork teacher, ImageExamples examples) {
    INDArray outputs = teacher.output(examples.first(PROBED).inOrder(PROBED).next().getFeatures());
    return outputs.size(1) > 1
        && outputs.minNumber().doubleValue() >= 0
        && outputs.sum(1).sub(1).amaxNumber().doubleValue() < TOLERANCE;
  }

  /** The images to train on: those that are not held out. */
  public ImageExamples trainingPart(ImageExamples examples) {
    return holdsOut(examples) ? examples.where(i -> i % heldOutEvery != 0) : examples;
  }

  /** The images that are held out; meaningless if {@link #holdsOut} says that none are. */
  public ImageExamples heldOutPart(ImageExamples examples) {
    return examples.where(i -> i % heldOutEvery == 0);
  }

  /** Whether images are held out: there must be enough. */
  public boolean holdsOut(ImageExamples examples) {
    return heldOutEvery > 0 && examples.size() / heldOutEvery >= FEWEST_HELD_OUT;
  }

  private int stepsPerEpoch(int images) {
    return (images + batch - 1) / batch;
  }
}
