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

import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.zoo.AllDeButModel;
import io.github.debutdl4j.zoo.AllDeButPointNet;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;

/**
 * PointNet on MNIST point sets, in three parts. First the rate of Adam rises, with 64 points a
 * digit, later 128 and 256; then Adam's averages are set to zero, and the rate falls to zero, with
 * 128 points and at last 256 as in the test. The T-Nets have a hundredth of the rate, so that the
 * layers after them need not follow transforms that still change.
 *
 * <p>The last steps, at rate zero, let the statistics of batch normalisation converge: while layers
 * learn, the running means and variances lag, and the test uses these.
 */
final class PointNetRecipe implements Recipe {

  private static final int MINIBATCH = 64;
  private static final int POINTS = 256;
  private static final int RISING_STEPS = 4000;
  private static final int FALLING_STEPS = 600;
  private static final int SETTLING_STEPS = 80;
  private static final double RATE = 5e-3;
  private static final long SEED = 2017;
  private static final long TEST_SEED = 7102;

  private final ImageSet train;
  private final ImageSet test;
  private final EpochOrder order;

  PointNetRecipe(RecipeData data) {
    this.train = data.train();
    this.test = data.test();
    this.order = new EpochOrder(train.size(), MINIBATCH, SEED);
  }

  @Override
  public AllDeButModel model() {
    return AllDeButPointNet.builder()
        .seed(SEED)
        .numClasses(10)
        .inputShape(3, POINTS, 1)
        .headDropout(0) // the training is too short to overfit
        .batchNormDecay(0.99) // ten minibatches would be too few for the running means
        .updater(adam(RATE))
        .transformUpdater(adam(RATE / 100))
        .build();
  }

  private Adam adam(double rate) {
    return new Adam(
        new RateCourse()
            .line(RISING_STEPS, rate, 2 * rate)
            .line(FALLING_STEPS, rate, 0)
            .schedule());
  }

  @Override
  public int steps() {
    return RISING_STEPS + FALLING_STEPS + SETTLING_STEPS;
  }

  @Override
  public int stepOfForgetting() {
    return RISING_STEPS;
  }

  @Override
  public DataSet minibatch(int step) {
    int[] examples = order.examples(step);
    return new DataSet(
        new PointSets(train).draw(examples, points(step), SEED + step),
        DigitImages.oneHot(train, examples));
  }

  /** Training on fewer points is cheaper; later steps have as many as in the test. */
  private int points(int step) {
    boolean isRising = step < RISING_STEPS;
    if (step < 0.6 * RISING_STEPS) {
      return POINTS / 4;
    }
    double ofFewer = isRising ? 0.9 * RISING_STEPS : RISING_STEPS + 0.8 * FALLING_STEPS;
    return step < ofFewer ? POINTS / 2 : POINTS;
  }

  @Override
  public int testExamples() {
    return test.size();
  }

  @Override
  public INDArray testFeatures(int from, int to) {
    return new PointSets(test).draw(IntStream.range(from, to).toArray(), POINTS, TEST_SEED);
  }

  @Override
  public int testLabel(int example) {
    return test.labels()[example];
  }
}
