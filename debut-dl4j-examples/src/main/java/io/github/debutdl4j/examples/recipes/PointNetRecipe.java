package io.github.debutdl4j.examples.recipes;

import io.github.debutdl4j.examples.data.ImageSet;
import io.github.debutdl4j.zoo.AllDeButModel;
import io.github.debutdl4j.zoo.AllDeButPointNet;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * PointNet on MNIST point sets: 64 points a digit in the first three quarters of the steps, 128 in
 * the others, as in the test; Adam, its rate falling in a line to zero, that of the T-Nets a
 * hundredth of it, so that the layers behind them need not chase transforms that still change.
 */
final class PointNetRecipe implements Recipe {

  private static final int MINIBATCH = 64;
  private static final int POINTS = 128;
  private static final double RATE = 5e-3;
  private static final long SEED = 2017;
  private static final long TEST_SEED = 7102;

  private final ImageSet train;
  private final ImageSet test;
  private final EpochOrder order;
  private final int steps;

  PointNetRecipe(ImageSet train, ImageSet test, int steps) {
    this.train = train;
    this.test = test;
    this.steps = steps;
    this.order = new EpochOrder(train.size(), MINIBATCH, SEED);
  }

  @Override
  public AllDeButModel model() {
    return AllDeButPointNet.builder()
        .seed(SEED)
        .numClasses(10)
        .inputShape(3, POINTS, 1)
        .headDropout(0) // too short a training to overfit
        .updater(adam(RATE))
        .transformUpdater(adam(RATE / 100))
        .build();
  }

  private Adam adam(double rate) {
    return new Adam(new PolySchedule(ScheduleType.ITERATION, rate, 1, steps));
  }

  @Override
  public int steps() {
    return steps;
  }

  @Override
  public DataSet minibatch(int step) {
    int[] examples = order.examples(step);
    return new DataSet(
        new PointSets(train).draw(examples, points(step), SEED + step),
        DigitImages.oneHot(train, examples));
  }

  /** Fewer points cost less to learn from; later steps see as many as the test. */
  private int points(int step) {
    return step < 0.75 * steps ? POINTS / 2 : POINTS;
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
