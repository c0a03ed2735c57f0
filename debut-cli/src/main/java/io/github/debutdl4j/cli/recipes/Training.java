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

import io.github.debutdl4j.distill.Teacher;
import java.util.function.IntConsumer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Carries out a recipe: trains a network step by step, and counts its right answers. */
public final class Training {

  private static final int TEST_MINIBATCH = 100;
  private static final double SMOOTHING = 0.98;
  private static final double TEACHER_WEIGHT = 0.5;

  /** For whoever trains on: the recipe's rate has come to zero. */
  private static final double RATE_AFTERWARDS = 1e-3;

  private final Recipe recipe;

  public Training(Recipe recipe) {
    this.recipe = recipe;
  }

  /** Hears of every step. */
  public interface Listener {

    /**
     * A minibatch was learnt.
     *
     * @param smoothedLoss running mean of the training loss
     */
    void onStep(double smoothedLoss);
  }

  /** What a training and its test gave. */
  public record Result(double accuracy, int examples, double millisecondsPer1000) {}

  /** A new All-DeBut network, trained; half its labels are the teacher's if there is one. */
  public ComputationGraph trainDeBut(Teacher teacherOrNull, Listener listener) {
    return train(recipe.model().init(), teacherOrNull, listener);
  }

  /** A new dense twin, trained. */
  public ComputationGraph trainDense(Listener listener) {
    return train(recipe.model().initDense(), null, listener);
  }

  private ComputationGraph train(
      ComputationGraph untrained, Teacher teacherOrNull, Listener listener) {
    StandIn standIn = new StandIn(untrained);
    ComputationGraph net = standIn.network();
    double smoothed = Double.NaN;
    for (int step = 0; step < recipe.steps(); step++) {
      if (step > 0 && step == recipe.stepOfForgetting()) {
        net.getUpdater().getStateViewArray().assign(0);
      }
      DataSet minibatch = recipe.minibatch(step);
      if (teacherOrNull != null) {
        INDArray opinion = teacherOrNull.probabilities(minibatch).mul(TEACHER_WEIGHT);
        minibatch.setLabels(minibatch.getLabels().mul(1 - TEACHER_WEIGHT).addi(opinion));
      }
      net.fit(minibatch);
      smoothed = step == 0 ? net.score() : SMOOTHING * smoothed + (1 - SMOOTHING) * net.score();
      listener.onStep(smoothed);
    }
    ComputationGraph trained = standIn.finish();
    trained.setLearningRate(RATE_AFTERWARDS);
    return trained;
  }

  /**
   * Runs all test examples through a network.
   *
   * @param done hears how many have been through
   */
  public Result evaluate(ComputationGraph net, IntConsumer done) {
    net.outputSingle(false, recipe.testFeatures(0, TEST_MINIBATCH)); // warm-up
    int right = 0;
    long nanos = 0;
    for (int from = 0; from < recipe.testExamples(); from += TEST_MINIBATCH) {
      int to = Math.min(from + TEST_MINIBATCH, recipe.testExamples());
      INDArray features = recipe.testFeatures(from, to);
      long start = System.nanoTime();
      INDArray answers = net.outputSingle(false, features);
      nanos += System.nanoTime() - start;
      int[] classes = answers.argMax(1).toIntVector();
      for (int example = from; example < to; example++) {
        right += classes[example - from] == recipe.testLabel(example) ? 1 : 0;
      }
      done.accept(to);
    }
    int examples = recipe.testExamples();
    return new Result((double) right / examples, examples, nanos / 1e6 / examples * 1000);
  }
}
