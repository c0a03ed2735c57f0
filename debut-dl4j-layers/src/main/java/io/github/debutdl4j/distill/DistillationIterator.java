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
package io.github.debutdl4j.distill;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Gives the minibatches of another iterator with labels that mix the true labels with a teacher's
 * predictions, so that DL4J's own {@code fit} distils the teacher into a student.
 *
 * <p>The labels are {@code (1 - weight) * truth + weight * p}, where {@code p} is the teacher's
 * probabilities at a temperature T: {@code p_i = t_i^(1/T) / sum_j t_j^(1/T)}. (That is the softmax
 * of the teacher's logits divided by T.) T = 1 leaves the probabilities as they are; a larger T
 * raises the small ones, which tell which classes the teacher finds similar. With the loss {@code
 * MCXENT} or {@code NEGATIVELOGLIKELIHOOD} and a softmax, the student's loss then is {@code (1 -
 * weight) * CE(truth, student) + weight * CE(p, student)}; the student itself runs at T = 1.
 *
 * <p>The minibatches of the other iterator are not changed.
 *
 * <p>Source: "Distilling the Knowledge in a Neural Network" (2015), section 2.
 */
public final class DistillationIterator implements DataSetIterator {

  private static final long serialVersionUID = 1L;

  /** The dimension of the labels that holds the classes. */
  private static final int CLASSES = 1;

  /** Added to probabilities: one that has underflowed would stay zero at every temperature. */
  private static final double SMALLEST_PROBABILITY = 1e-30;

  private final DataSetIterator labelled;
  private final transient Teacher teacher;
  private final double weight;
  private final double temperature;
  private final boolean remember;
  private final transient TeacherMemory memory = new TeacherMemory();
  private int position;

  private DistillationIterator(Builder builder) {
    this.labelled = builder.labelled;
    this.teacher = builder.teacher;
    this.weight = builder.weight;
    this.temperature = builder.temperature;
    this.remember = builder.remember;
    if (builder.known != null) {
      askAbout(builder.known);
    }
    if (remember && labelled.resetSupported()) {
      labelled.reset(); // the first predictions that are remembered must be those of the first
      // minibatch
    }
  }

  /**
   * Starts to build an iterator; by default the teacher has weight 0.5, at temperature 1.
   *
   * @param labelled examples with their true labels, one-hot or probabilities
   * @param teacher whose predictions are mixed in
   */
  public static Builder builder(DataSetIterator labelled, Teacher teacher) {
    return new Builder(labelled, teacher);
  }

  @Override
  public DataSet next() {
    return mixed(labelled.next());
  }

  @Override
  public DataSet next(int examples) {
    return mixed(labelled.next(examples));
  }

  @Override
  public boolean hasNext() {
    return labelled.hasNext();
  }

  @Override
  public void reset() {
    labelled.reset();
    position = 0;
  }

  @Override
  public boolean resetSupported() {
    return labelled.resetSupported();
  }

  @Override
  public boolean asyncSupported() {
    return labelled.asyncSupported();
  }

  @Override
  public int batch() {
    return labelled.batch();
  }

  @Override
  public int inputColumns() {
    return labelled.inputColumns();
  }

  @Override
  public int totalOutcomes() {
    return labelled.totalOutcomes();
  }

  @Override
  public List<String> getLabels() {
    return labelled.getLabels();
  }

  /**
   * Sets the preprocessor that is applied to examples before the teacher and the student see them.
   */
  @Override
  public void setPreProcessor(DataSetPreProcessor preProcessor) {
    labelled.setPreProcessor(preProcessor);
  }

  @Override
  public DataSetPreProcessor getPreProcessor() {
    return labelled.getPreProcessor();
  }

  private DataSet mixed(DataSet minibatch) {
    INDArray truth = minibatch.getLabels();
    INDArray opinion = opinion(minibatch);
    if (!Arrays.equals(truth.shape(), opinion.shape())) {
      throw new IllegalStateException(
          "minibatch "
              + position
              + " has labels of shape "
              + Arrays.toString(truth.shape())
              + ", but the teacher's output is "
              + Arrays.toString(opinion.shape())
              + (remember
                  ? "; rememberTeacher(true) without metadata needs the same minibatches every epoch"
                  : ""));
    }
    position++;
    INDArray labels = truth.mul(1 - weight).addi(opinion.castTo(truth.dataType()).mul(weight));
    return new DataSet(
        minibatch.getFeatures(),
        labels,
        minibatch.getFeaturesMaskArray(),
        minibatch.getLabelsMaskArray());
  }

  private void askAbout(DataSetIterator examples) {
    while (examples.hasNext()) {
      DataSet minibatch = examples.next();
      if (minibatch.getExampleMetaData() == null) {
        throw new IllegalArgumentException(
            "the examples for the teacher have no metadata to identify them by");
      }
      memory.keep(minibatch, 0, tempered(teacher.probabilities(minibatch)));
    }
  }

  private INDArray opinion(DataSet minibatch) {
    INDArray known = remember ? memory.recall(minibatch, position) : null;
    if (known != null) {
      return known;
    }
    INDArray opinion = tempered(teacher.probabilities(minibatch));
    if (remember) {
      memory.keep(minibatch, position, opinion);
    }
    return opinion;
  }

  private INDArray tempered(INDArray probabilities) {
    if (temperature == 1) {
      return probabilities;
    }
    INDArray raised =
        Transforms.pow(Transforms.max(probabilities, SMALLEST_PROBABILITY), 1 / temperature);
    return raised.divi(raised.sum(true, CLASSES).broadcast(raised.shape()));
  }

  /** Builds a {@link DistillationIterator}. */
  public static final class Builder {

    private final DataSetIterator labelled;
    private final Teacher teacher;
    private double weight = 0.5;
    private double temperature = 1;
    private boolean remember;
    private DataSetIterator known;

    private Builder(DataSetIterator labelled, Teacher teacher) {
      this.labelled = Objects.requireNonNull(labelled, "labelled");
      this.teacher = Objects.requireNonNull(teacher, "teacher");
    }

    /** Weight of the teacher's predictions: 0 uses the true labels alone, 1 the teacher alone. */
    public Builder weight(double value) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(
            "the teacher's weight is " + value + "; expected 0 to 1");
      }
      weight = value;
      return this;
    }

    /** The temperature of the teacher's probabilities, above 0; 1 leaves them as they are. */
    public Builder temperature(double value) {
      if (!(value > 0) || Double.isInfinite(value)) {
        throw new IllegalArgumentException(
            "the temperature is " + value + "; expected a number above 0");
      }
      temperature = value;
      return this;
    }

    /**
     * Runs the teacher once on each example. An example is identified by its metadata ({@link
     * DataSet#getExampleMetaData()}); an iterator whose minibatches have none must give the same
     * minibatches in the same order after each reset. The other iterator is reset when this one is
     * built; the labels of one epoch are kept in memory.
     */
    public Builder rememberTeacher(boolean value) {
      remember = value;
      return this;
    }

    /**
     * Runs the teacher on all of these examples when the iterator is built, and remembers its
     * predictions: in minibatches that suit the teacher, and in the same order regardless of the
     * order of training. Examples are identified by their metadata ({@link
     * DataSet#getExampleMetaData()}).
     */
    public Builder rememberTeacher(DataSetIterator examples) {
      known = Objects.requireNonNull(examples, "examples");
      return rememberTeacher(true);
    }

    /** Builds the iterator. */
    public DistillationIterator build() {
      return new DistillationIterator(this);
    }
  }
}
