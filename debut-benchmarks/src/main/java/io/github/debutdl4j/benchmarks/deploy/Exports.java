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
package io.github.debutdl4j.benchmarks.deploy;

import ai.onnxruntime.OrtException;
import io.github.debutdl4j.export.DeButExporter;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.export.OnnxForm;
import io.github.debutdl4j.export.RuntimeModel;
import io.github.debutdl4j.export.WeightFormat;
import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.Session;
import io.github.debutdl4j.runtime.SessionOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A network in every form that it can be exported to, each ready to answer minibatches. */
final class Exports implements AutoCloseable {

  private static final int THREADS = 2;

  private final Map<String, Predictor> predictors = new LinkedHashMap<>();
  private final Map<String, Integer> bytes = new LinkedHashMap<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final int minibatch;

  /**
   * Exports a network.
   *
   * @param shape of an example
   * @param minibatch number of examples that each call has
   */
  Exports(ComputationGraph network, int[] shape, int minibatch) throws OrtException {
    this.minibatch = minibatch;
    ExportOptions.Builder options = ExportOptions.builder().inputShape(shape);
    for (WeightFormat weights : WeightFormat.values()) {
      String name = "runtime " + weights.name().toLowerCase(Locale.ROOT);
      add(name, DeButExporter.runtime(network, options.weights(weights).build()));
    }
    for (OnnxForm form : OnnxForm.values()) {
      String name = "ONNX " + form.name().toLowerCase(Locale.ROOT);
      add(name, DeButExporter.onnx(network, options.onnxForm(form).build()).toByteArray());
    }
  }

  private void add(String name, RuntimeModel exported) {
    bytes.put(name, exported.toByteArray().length);
    Model model = exported.model();
    Session session =
        model.newSession(SessionOptions.defaults().withBatch(minibatch).withThreads(THREADS));
    open.add(session);
    int outputs = minibatch * model.outputs().get(0).size();
    predictors.put(
        name,
        examples -> {
          float[] answers = new float[outputs];
          session.run(examples, answers);
          return answers;
        });
  }

  private void add(String name, byte[] onnx) throws OrtException {
    bytes.put(name, onnx.length);
    OnnxRuntimeModel model = new OnnxRuntimeModel(onnx, minibatch, THREADS, false);
    open.add(model);
    predictors.put(
        name,
        examples -> {
          model.input().put(0, examples);
          try {
            model.run();
          } catch (OrtException e) {
            throw new IllegalStateException(name + ": " + e.getMessage(), e);
          }
          float[] answers = new float[model.output().capacity()];
          model.output().get(0, answers);
          return answers;
        });
  }

  /** By name, in the order of the report. */
  Map<String, Predictor> predictors() {
    return predictors;
  }

  /** Bytes of the file in that form. */
  int bytes(String name) {
    return bytes.get(name);
  }

  @Override
  public void close() {
    for (AutoCloseable each : open) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
