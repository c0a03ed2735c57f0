package io.github.debutdl4j.examples.recipes;

import io.github.debutdl4j.zoo.AllDeButModel;
import io.github.debutdl4j.zoo.AllDeButPointNet;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * PointNet on MNIST point sets: first 32 points a digit, then 64, in the last steps 128, as in the
 * test; Adam, its rate falling in a line to zero.
 */
final class PointNetRecipe implements Recipe {

  private static final int MINIBATCH = 32;
  private static final int POINTS = 128;
  private static final long SEED = 2017;
  private static final long TEST_SEED = 7102;

  private final LabelledImages train;
  private final LabelledImages test;
  private final EpochOrder order;
  private final int steps;

  PointNetRecipe(LabelledImages train, LabelledImages test, int steps) {
    this.train = train;
    this.test = test;
    this.steps = steps;
    this.order = new EpochOrder(train.count(), MINIBATCH, SEED);
  }

  @Override
  public AllDeButModel model() {
    return AllDeButPointNet.builder()
        .seed(SEED)
        .numClasses(10)
        .inputShape(3, POINTS, 1)
        .updater(new Adam(new PolySchedule(ScheduleType.ITERATION, 2e-3, 1, steps)))
        .build();
  }

  @Override
  public int steps() {
    return steps;
  }

  @Override
  public DataSet minibatch(int step) {
    int[] examples = order.examples(step);
    return new DataSet(
        new PointSets(train).draw(examples, points(step), SEED + step), train.oneHot(examples, 10));
  }

  /** Coarse digits are cheap to learn from; the last steps see as many points as the test. */
  private int points(int step) {
    double done = (double) step / steps;
    return done < 0.63 ? POINTS / 4 : done < 0.95 ? POINTS / 2 : POINTS;
  }

  @Override
  public int testExamples() {
    return test.count();
  }

  @Override
  public INDArray testFeatures(int from, int to) {
    return new PointSets(test).draw(IntStream.range(from, to).toArray(), POINTS, TEST_SEED);
  }

  @Override
  public int testLabel(int example) {
    return test.label(example);
  }
}
