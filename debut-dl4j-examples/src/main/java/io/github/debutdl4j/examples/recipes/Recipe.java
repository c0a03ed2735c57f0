package io.github.debutdl4j.examples.recipes;

import io.github.debutdl4j.zoo.AllDeButModel;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Everything that decides what weights a training gives, for a zoo model and its dense twin. */
interface Recipe {

  /** The model with the updater and its learning-rate schedule. */
  AllDeButModel model();

  /** Minibatches in the whole training. */
  int steps();

  /** The examples of one step, the same in every run. */
  DataSet minibatch(int step);

  /** Number of test examples. */
  int testExamples();

  /** Features of test examples. */
  INDArray testFeatures(int from, int to);

  /** Class of one test example. */
  int testLabel(int example);
}
