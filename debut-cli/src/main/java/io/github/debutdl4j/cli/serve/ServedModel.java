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
package io.github.debutdl4j.cli.serve;

import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.Session;
import io.github.debutdl4j.runtime.TensorInfo;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.regex.Pattern;

/** A model with as many sessions as predictions may run at the same time. */
final class ServedModel implements AutoCloseable {

  /** Runs after which Java has compiled the inner loops of a small model. */
  private static final int WARM_UP_RUNS = 50;

  private static final long WARM_UP_NANOS = 500_000_000L;

  private final String name;
  private final Model model;
  private final List<String> labels;
  private final BlockingQueue<Session> sessions;

  ServedModel(String name, Model model, int running) {
    this.name = name;
    this.model = model;
    this.labels = labels(model);
    this.sessions = new ArrayBlockingQueue<>(running);
    for (int i = 0; i < running; i++) {
      sessions.add(model.newSession());
    }
  }

  private static List<String> labels(Model model) {
    String text = model.metadata().get("labels");
    List<String> labels =
        text == null ? List.of() : Pattern.compile(",").splitAsStream(text).toList();
    boolean fit = model.outputs().size() == 1 && model.outputs().get(0).size() == labels.size();
    return fit ? labels : List.of();
  }

  String name() {
    return name;
  }

  Model model() {
    return model;
  }

  /** Names of the classes, if the model has them. */
  List<String> labels() {
    return labels;
  }

  /** Whether the model gives one number for each of some classes. */
  boolean isClassifier() {
    return model.outputs().size() == 1
        && model.outputs().get(0).shape().size() == 1
        && model.outputs().get(0).size() > 1;
  }

  /** Runs zeros until predictions take the time that they will take. */
  void warmUp() {
    float[][] zeros = arrays(model.inputs());
    long start = System.nanoTime();
    for (int i = 0; i < WARM_UP_RUNS && System.nanoTime() - start < WARM_UP_NANOS; i++) {
      predict(Collections.singletonList(zeros));
    }
  }

  /**
   * The outputs of some examples, and how long the model took.
   *
   * @param outputs for each example, an array for each output of the model
   * @param nanos of all examples together
   */
  record Answer(List<float[][]> outputs, long nanos) {}

  /**
   * Runs examples one after another.
   *
   * @param examples an array for each input of the model
   * @throws IllegalArgumentException if a number names no row of a table
   */
  Answer predict(List<float[][]> examples) {
    Session session = take();
    try {
      List<float[][]> outputs = examples.stream().map(example -> arrays(model.outputs())).toList();
      long start = System.nanoTime();
      for (int i = 0; i < examples.size(); i++) {
        session.run(examples.get(i), outputs.get(i));
      }
      return new Answer(outputs, System.nanoTime() - start);
    } finally {
      sessions.add(session);
    }
  }

  private Session take() {
    try {
      return sessions.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a session", e);
    }
  }

  private static float[][] arrays(List<TensorInfo> infos) {
    return infos.stream().map(info -> new float[info.size()]).toArray(float[][]::new);
  }

  @Override
  public void close() {
    sessions.forEach(Session::close);
  }
}
