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
package io.github.debutdl4j.layer;

import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * An updater for parameters that are new in a network that has been trained before, as the factors
 * of a converted layer are.
 *
 * <p>Adam and its variants correct for moments that start at zero, by the number of steps. DL4J
 * counts the steps of the whole network, so that the first steps of new parameters would be several
 * times too long. This updater counts from the step at which the parameters were new; the learning
 * rate still follows the network's count.
 */
public final class RestartedUpdater implements IUpdater {

  private static final long serialVersionUID = 1L;

  private IUpdater updater;
  private int firstIteration;

  /** For JSON. */
  private RestartedUpdater() {}

  /**
   * Counts the steps of another updater from zero.
   *
   * @param updater the updater
   * @param firstIteration the network's iteration count when the parameters were new
   */
  public RestartedUpdater(IUpdater updater, int firstIteration) {
    this.updater = Objects.requireNonNull(updater);
    this.firstIteration = firstIteration;
  }

  public IUpdater getUpdater() {
    return updater;
  }

  public void setUpdater(IUpdater updater) {
    this.updater = updater;
  }

  public int getFirstIteration() {
    return firstIteration;
  }

  public void setFirstIteration(int firstIteration) {
    this.firstIteration = firstIteration;
  }

  @Override
  public long stateSize(long parameters) {
    return updater.stateSize(parameters);
  }

  @Override
  public GradientUpdater<RestartedUpdater> instantiate(INDArray state, boolean initialise) {
    IUpdater own = updater.clone();
    return new Restarted(this, own, own.instantiate(state, initialise));
  }

  @Override
  public GradientUpdater<RestartedUpdater> instantiate(
      Map<String, INDArray> state, boolean initialise) {
    IUpdater own = updater.clone();
    return new Restarted(this, own, own.instantiate(state, initialise));
  }

  @Override
  public double getLearningRate(int iteration, int epoch) {
    return updater.getLearningRate(iteration, epoch);
  }

  @Override
  public boolean hasLearningRate() {
    return updater.hasLearningRate();
  }

  @Override
  public void setLrAndSchedule(double rate, ISchedule schedule) {
    updater.setLrAndSchedule(rate, schedule);
  }

  @Override
  public RestartedUpdater clone() {
    return new RestartedUpdater(updater.clone(), firstIteration);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RestartedUpdater restarted
        && firstIteration == restarted.firstIteration
        && updater.equals(restarted.updater);
  }

  @Override
  public int hashCode() {
    return Objects.hash(updater, firstIteration);
  }

  @Override
  public String toString() {
    return "RestartedUpdater(" + updater + ", firstIteration=" + firstIteration + ")";
  }

  /**
   * The running updater.
   *
   * @param config how to update
   * @param own the configuration of the inner updater, whose learning rate is set for each step
   * @param inner the running updater inside
   */
  private record Restarted(RestartedUpdater config, IUpdater own, GradientUpdater<?> inner)
      implements GradientUpdater<RestartedUpdater> {

    @Override
    public RestartedUpdater getConfig() {
      return config;
    }

    @Override
    public void setState(Map<String, INDArray> state, boolean initialise) {
      inner.setState(state, initialise);
    }

    @Override
    public Map<String, INDArray> getState() {
      return inner.getState();
    }

    @Override
    public void setStateViewArray(
        INDArray view, long[] gradientShape, char gradientOrder, boolean initialise) {
      inner.setStateViewArray(view, gradientShape, gradientOrder, initialise);
    }

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
      own.setLrAndSchedule(config.getLearningRate(iteration, epoch), null);
      // A count below the first was reset by the user.
      int count = iteration < config.firstIteration ? iteration : iteration - config.firstIteration;
      inner.applyUpdater(gradient, count, epoch);
    }
  }
}
