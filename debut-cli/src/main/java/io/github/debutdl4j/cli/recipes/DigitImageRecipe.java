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
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * A network on the images of digits, shifted by a pixel or two in training; Adam, with a rate that
 * falls linearly to zero.
 */
final class DigitImageRecipe implements Recipe {

  private final AllDeButModel.Builder<?> builder;
  private final Settings settings;
  private final ImageSet train;
  private final ImageSet test;
  private final EpochOrder order;

  /**
   * What differs from network to network.
   *
   * @param size height and width of the square
   * @param reach largest shift of a digit in pixels
   * @param minibatch images of a step
   * @param epochs how often the network sees every digit
   * @param rate learning rate of the first step
   */
  record Settings(int size, int reach, int minibatch, int epochs, double rate, long seed) {

    Settings ofEpochs(int number) {
      return new Settings(size, reach, minibatch, number, rate, seed);
    }
  }

  DigitImageRecipe(AllDeButModel.Builder<?> builder, Settings settings, RecipeData data) {
    this.builder = builder;
    this.settings = settings;
    this.train = data.train();
    this.test = data.test();
    this.order = new EpochOrder(train.size(), settings.minibatch(), settings.seed());
  }

  @Override
  public AllDeButModel model() {
    ISchedule rate = new RateCourse().line(steps(), settings.rate(), 0).schedule();
    return builder.seed(settings.seed()).updater(new Adam(rate)).build();
  }

  @Override
  public int steps() {
    return settings.epochs() * order.stepsPerEpoch();
  }

  @Override
  public DataSet minibatch(int step) {
    int[] examples = order.examples(step);
    return new DataSet(
        new DigitImages(train, settings.size())
            .moved(examples, settings.reach(), settings.seed() + step),
        DigitImages.oneHot(train, examples));
  }

  @Override
  public int testExamples() {
    return test.size();
  }

  @Override
  public INDArray testFeatures(int from, int to) {
    return new DigitImages(test, settings.size()).centred(IntStream.range(from, to).toArray());
  }

  @Override
  public int testLabel(int example) {
    return test.labels()[example];
  }
}
