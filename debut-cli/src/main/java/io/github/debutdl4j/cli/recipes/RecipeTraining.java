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

import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.cli.training.Trainer;
import io.github.debutdl4j.cli.training.TrainingPlan;
import io.github.debutdl4j.distill.Teacher;
import java.util.function.IntConsumer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Runs a recipe: trains a network step by step, and counts its correct predictions. */
public final class RecipeTraining {

  private static final int TEST_MINIBATCH = 100;
  private static final double TEACHER_WEIGHT = 0.5;

  /** The rate of later training, because the recipe's own has fallen to zero. */
  private static final double RATE_AFTERWARDS = 1e-3;

  private final Recipe recipe;

  public RecipeTraining(Recipe recipe) {
    this.recipe = recipe;
  }

  /** The result of a training and its test. */
  public record Result(double accuracy, int examples, double millisecondsPer1000) {}

  /** A new All-DeBut network, trained; half its labels are the teacher's if there is one. */
  public ComputationGraph trainDeBut(Teacher teacherOrNull, Trainer.Listener listener) {
    return train(recipe.model().init(), teacherOrNull, listener);
  }

  /** A new dense twin, trained. */
  public ComputationGraph trainDense(Trainer.Listener listener) {
    return train(recipe.model().initDense(), null, listener);
  }

  private ComputationGraph train(
      ComputationGraph untrained, Teacher teacherOrNull, Trainer.Listener listener) {
    StandIn standIn = new StandIn(untrained);
    TrainingPlan plan = teacherOrNull == null ? recipe : new TaughtPlan(recipe, teacherOrNull);
    new Trainer(listener).train(AnyNetwork.of(standIn.network()), plan);
    ComputationGraph trained = standIn.finish();
    trained.setLearningRate(RATE_AFTERWARDS);
    return trained;
  }

  /** The steps of a recipe, half of each label being the teacher's probabilities. */
  private record TaughtPlan(Recipe recipe, Teacher teacher) implements TrainingPlan {

    @Override
    public int steps() {
      return recipe.steps();
    }

    @Override
    public DataSet minibatch(int step) {
      DataSet minibatch = recipe.minibatch(step);
      INDArray opinion = teacher.probabilities(minibatch).mul(TEACHER_WEIGHT);
      minibatch.setLabels(minibatch.getLabels().mul(1 - TEACHER_WEIGHT).addi(opinion));
      return minibatch;
    }

    @Override
    public void beforeStep(int step, AnyNetwork network) {
      recipe.beforeStep(step, network);
    }
  }

  /**
   * Runs all test examples through a network.
   *
   * @param done receives the number of examples so far
   */
  public Result evaluate(ComputationGraph net, IntConsumer done) {
    int first = Math.min(TEST_MINIBATCH, recipe.testExamples());
    net.outputSingle(false, recipe.testFeatures(0, first)); // warm-up
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
