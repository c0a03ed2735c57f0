package io.github.debutdl4j.examples.recipes;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out a recipe: trains a network step by step, and counts its right answers. */
final class Training {

  private static final Logger log = LoggerFactory.getLogger(Training.class);
  private static final int TEST_MINIBATCH = 100;

  private final Recipe recipe;

  Training(Recipe recipe) {
    this.recipe = recipe;
  }

  /** Trains in place. */
  void train(ComputationGraph net) {
    long start = System.nanoTime();
    double smoothed = Double.NaN;
    for (int step = 0; step < recipe.steps(); step++) {
      net.fit(recipe.minibatch(step));
      smoothed = Double.isNaN(smoothed) ? net.score() : 0.98 * smoothed + 0.02 * net.score();
      if ((step + 1) % 50 == 0) {
        log.info(
            "step {} of {}, {} s, score {}",
            step + 1,
            recipe.steps(),
            (System.nanoTime() - start) / 1_000_000_000,
            smoothed);
      }
    }
  }

  /** Share of the test examples that the network classifies right. */
  double accuracy(ComputationGraph net) {
    int right = 0;
    for (int from = 0; from < recipe.testExamples(); from += TEST_MINIBATCH) {
      int to = Math.min(from + TEST_MINIBATCH, recipe.testExamples());
      INDArray answers = net.output(recipe.testFeatures(from, to))[0].argMax(1);
      for (int example = from; example < to; example++) {
        if (answers.getInt(example - from) == recipe.testLabel(example)) {
          right++;
        }
      }
    }
    return (double) right / recipe.testExamples();
  }
}
