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
import io.github.debutdl4j.benchmarks.measure.Comparison;
import io.github.debutdl4j.cli.recipes.Recipe;
import io.github.debutdl4j.cli.recipes.Recipes;
import io.github.debutdl4j.zoo.AllDeButModel;
import io.github.debutdl4j.zoo.ZooCatalogue;
import io.github.debutdl4j.zoo.ZooEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@code debut bench parity}: the answers of exported networks against DL4J's: all that the zoo has
 * weights for on its test examples, and every network of the zoo with random weights.
 */
public final class ParityComparison {

  private static final int MINIBATCH = 50;
  private static final int RANDOM_EXAMPLES = 4;

  private final int examples;
  private final Consumer<String> progress;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Prepares a comparison.
   *
   * @param examples most test examples that a trained network is given, a multiple of 50
   * @param progress is told what is being compared
   */
  public ParityComparison(int examples, Consumer<String> progress) {
    this.examples = examples;
    this.progress = progress;
  }

  /** Compares everything. */
  public Comparison run() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(
        "trained",
        ZooCatalogue.entries().stream()
            .filter(entry -> entry.weights().isPresent())
            .map(entry -> trained(entry.name()))
            .toList());
    json.put("untrained", ZooCatalogue.entries().stream().map(this::untrained).toList());
    return comparison(json);
  }

  /** Compares one network that the zoo has weights for. */
  Comparison run(String trained) {
    return comparison(trained(trained));
  }

  /** Compares one network with random weights. */
  Comparison run(ZooEntry untrained) {
    return comparison(untrained(untrained));
  }

  private Comparison comparison(Map<String, Object> json) {
    return new Comparison(
        List.of("network", "form", "bytes", "error", "other classes", "accuracy"), rows, json);
  }

  private Map<String, Object> trained(String name) {
    progress.accept(name + ", trained");
    Recipe recipe = Recipes.of(name).orElseThrow();
    int count = Math.min(examples, recipe.testExamples());
    try {
      ComputationGraph network = recipe.model().initPretrained();
      try (Exports exports = new Exports(network, recipe.model().inputShape(), MINIBATCH)) {
        Agreements agreements = new Agreements(exports, network, recipe.model().numClasses());
        for (int from = 0; from < count; from += MINIBATCH) {
          int[] labels = IntStream.range(from, from + MINIBATCH).map(recipe::testLabel).toArray();
          agreements.add(recipe.testFeatures(from, from + MINIBATCH), labels);
        }
        return agreements.report(name, true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OrtException e) {
      throw new IllegalStateException(name + ": " + e.getMessage(), e);
    }
  }

  private Map<String, Object> untrained(ZooEntry entry) {
    String name = entry.name() + " " + entry.variant();
    progress.accept(name);
    AllDeButModel model = entry.model();
    int[] shape = model.inputShape();
    ComputationGraph network = model.init();
    try (Exports exports = new Exports(network, shape, RANDOM_EXAMPLES)) {
      Agreements agreements = new Agreements(exports, network, model.numClasses());
      float[] numbers = RandomNumbers.of(RANDOM_EXAMPLES * shape[0] * shape[1] * shape[2]);
      long[] sizes = {RANDOM_EXAMPLES, shape[0], shape[1], shape[2]};
      agreements.add(Nd4j.createFromArray(numbers).reshape(sizes), null);
      return agreements.report(name, false);
    } catch (OrtException e) {
      throw new IllegalStateException(name + ": " + e.getMessage(), e);
    }
  }

  /** The forms of one network, compared minibatch by minibatch. */
  private final class Agreements {

    private final Exports exports;
    private final ComputationGraph network;
    private final Map<String, Agreement> byForm = new LinkedHashMap<>();
    private final Agreement dl4j;

    Agreements(Exports exports, ComputationGraph network, int classes) {
      this.exports = exports;
      this.network = network;
      dl4j = new Agreement(classes);
      exports.predictors().keySet().forEach(form -> byForm.put(form, new Agreement(classes)));
    }

    void add(INDArray features, int[] labels) {
      float[] numbers = flat(features);
      float[] expected = flat(network.outputSingle(false, features));
      dl4j.add(expected, expected, labels);
      exports
          .predictors()
          .forEach(
              (form, predictor) ->
                  byForm.get(form).add(expected, predictor.predict(numbers.clone()), labels));
    }

    private static float[] flat(INDArray array) {
      return array.dup('c').reshape(array.length()).toFloatVector();
    }

    Map<String, Object> report(String name, boolean labelled) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", name);
      if (labelled) {
        json.put("dl4jAccuracy", dl4j.accuracy());
        rows.add(Arrays.asList(name, "DL4J", "", "", "", percent(dl4j.accuracy())));
      }
      byForm.forEach(
          (form, agreement) -> {
            Map<String, Object> figures = agreement.json(labelled);
            figures.put("bytes", exports.bytes(form));
            json.put(form, figures);
            rows.add(
                List.of(
                    name,
                    form,
                    String.format(Locale.ROOT, "%,d", exports.bytes(form)),
                    String.format(Locale.ROOT, "%.2g", agreement.error()),
                    Integer.toString(agreement.differentClasses()),
                    labelled ? percent(agreement.accuracy()) : ""));
          });
      return json;
    }

    private static String percent(double share) {
      return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
  }
}
