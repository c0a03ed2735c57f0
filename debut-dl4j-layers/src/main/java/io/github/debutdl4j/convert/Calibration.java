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
package io.github.debutdl4j.convert;

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.convert.internal.kind.LinearLayer;
import io.github.debutdl4j.convert.internal.surgery.LayerSite;
import io.github.debutdl4j.convert.internal.surgery.NetworkSurgery;
import io.github.debutdl4j.factorize.FactorizeException;
import io.github.debutdl4j.factorize.InputMoments;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/** Means and second moments of the inputs of linear layers, measured on examples. */
final class Calibration {

  /** Every layer takes its samples from at least this number of minibatches. */
  private static final int MINIBATCHES_AT_LEAST = 8;

  private final Map<LinearLayer<?>, InputMoments> moments;

  private Calibration(Map<LinearLayer<?>, InputMoments> moments) {
    this.moments = moments;
  }

  /** No inputs of any layer. */
  static Calibration none() {
    return new Calibration(Map.of());
  }

  /** Runs examples through the source network until every layer has enough samples. */
  static Calibration of(
      NetworkSurgery<?> surgery,
      List<LinearLayer<?>> layers,
      CalibrationData data,
      ColumnOrder order) {
    Map<LinearLayer<?>, InputMoments> moments = new LinkedHashMap<>();
    layers.forEach(layer -> moments.put(layer, InputMoments.sized(layer.inputs())));
    Calibration calibration = new Calibration(moments);
    rewind(data.examples());
    boolean any = false;
    while (data.examples().hasNext() && calibration.needsMore(data.samples())) {
      calibration.add(inputs(surgery, data.examples().next()), data.samples(), order);
      any = true;
    }
    if (!any) {
      throw new ConversionException("the calibration data have no examples");
    }
    rewind(data.examples()); // training on the same iterator must start at its first example
    return calibration;
  }

  private static void rewind(MultiDataSetIterator examples) {
    if (examples.resetSupported()) {
      examples.reset();
    }
  }

  /**
   * Moments of a layer's inputs, in the order of the columns of its matrix; empty if not measured.
   */
  Optional<InputMoments> of(LinearLayer<?> layer) {
    return Optional.ofNullable(moments.get(layer));
  }

  private boolean needsMore(int samples) {
    return moments.values().stream().anyMatch(seen -> seen.samples() < samples);
  }

  private void add(Map<LayerSite, INDArray> inputs, int samples, ColumnOrder order) {
    int atOnce = Math.max(1, samples / MINIBATCHES_AT_LEAST);
    moments.entrySet().parallelStream()
        .filter(entry -> entry.getValue().samples() < samples)
        .forEach(
            entry -> {
              LinearLayer<?> layer = entry.getKey();
              double[] rows = layer.inputRows(inputs.get(layer.site()), atOnce, order);
              add(rows, layer, entry.getValue());
            });
  }

  private static void add(double[] rows, LinearLayer<?> layer, InputMoments moments) {
    try {
      moments.add(rows);
    } catch (FactorizeException e) {
      throw new ConversionException(
          "calibration: inputs of layer '" + layer.site().name() + "': " + e.getMessage(), e);
    }
  }

  private static Map<LayerSite, INDArray> inputs(NetworkSurgery<?> surgery, MultiDataSet examples) {
    try {
      return surgery.layerInputs(examples);
    } catch (RuntimeException e) {
      List<String> shapes =
          Arrays.stream(examples.getFeatures())
              .map(features -> Arrays.toString(features.shape()))
              .toList();
      throw new ConversionException(
          "calibration examples of shape "
              + String.join(" and ", shapes)
              + " cannot be run through the network: "
              + e.getMessage(),
          e);
    }
  }
}
