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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Means and second moments of the inputs of linear layers, measured on examples. */
final class Calibration {

  /** Every layer takes its samples from at least this number of minibatches. */
  private static final int MINIBATCHES_AT_LEAST = 8;

  /** Examples that are kept to be run again. */
  private static final int MOST_EXAMPLES = 512;

  private final NetworkSurgery<?> surgery;
  private final CalibrationData data;
  private final ColumnOrder order;
  private final List<MultiDataSet> examples = new ArrayList<>();
  private long kept;
  private double work;
  private final Map<LinearLayer<?>, InputMoments> moments = new LinkedHashMap<>();

  private Calibration(
      NetworkSurgery<?> surgery,
      List<LinearLayer<?>> layers,
      CalibrationData data,
      ColumnOrder order) {
    this.surgery = surgery;
    this.data = data;
    this.order = order;
    layers.stream()
        .filter(LinearLayer::hasInputRows)
        .forEach(layer -> moments.put(layer, InputMoments.sized(layer.inputs())));
  }

  /**
   * Runs the first minibatch through the source network, to check that it fits.
   *
   * @throws ConversionException if there is none, or it does not fit
   */
  static Calibration begin(
      NetworkSurgery<?> surgery,
      List<LinearLayer<?>> layers,
      CalibrationData data,
      ColumnOrder order) {
    Calibration calibration = new Calibration(surgery, layers, data, order);
    calibration.rewind();
    if (!data.examples().hasNext()) {
      throw new ConversionException("the calibration data have no examples");
    }
    try {
      calibration.add(data.examples().next());
    } catch (ConversionException e) {
      calibration.rewind();
      throw e;
    }
    return calibration;
  }

  /** Runs more minibatches through the network, until every layer has enough samples. */
  Calibration complete() {
    while (data.examples().hasNext() && needsMore()) {
      add(data.examples().next());
    }
    rewind(); // training on the same iterator must start at its first example
    return this;
  }

  /** Takes no further minibatches. */
  void end() {
    rewind();
  }

  private void rewind() {
    if (data.examples().resetSupported()) {
      data.examples().reset();
    }
  }

  /**
   * Moments of a layer's inputs, in the order of the columns of its matrix; empty if not measured.
   */
  Optional<InputMoments> of(LinearLayer<?> layer) {
    return Optional.ofNullable(moments.get(layer));
  }

  private boolean needsMore() {
    return moments.values().stream().anyMatch(seen -> seen.samples() < data.samples());
  }

  /** Multiplications of the dense layers for one example. */
  double workOfAnExample() {
    return work;
  }

  /** The first examples, at most a number of them. */
  List<MultiDataSet> examples(double most) {
    List<MultiDataSet> some = new ArrayList<>();
    long left = (long) most;
    for (MultiDataSet minibatch : examples) {
      long size = minibatch.getFeatures(0).size(0);
      if (left > 0) {
        some.add(size <= left ? minibatch : first(minibatch, left));
      }
      left -= size;
    }
    return some;
  }

  private void keep(MultiDataSet minibatch, Map<LayerSite, INDArray> inputs) {
    long size = minibatch.getFeatures(0).size(0);
    if (examples.isEmpty()) {
      work =
          moments.keySet().stream()
              .mapToDouble(layer -> layer.multiplications(inputs.get(layer.site()).length() / size))
              .sum();
    }
    if (kept + size <= MOST_EXAMPLES) {
      examples.add(minibatch);
    } else if (kept < MOST_EXAMPLES) {
      examples.add(first(minibatch, MOST_EXAMPLES - kept));
    }
    kept = Math.min(MOST_EXAMPLES, kept + size);
  }

  private static MultiDataSet first(MultiDataSet minibatch, long count) {
    return new org.nd4j.linalg.dataset.MultiDataSet(
        first(minibatch.getFeatures(), count),
        first(minibatch.getLabels(), count),
        first(minibatch.getFeaturesMaskArrays(), count),
        first(minibatch.getLabelsMaskArrays(), count));
  }

  private static INDArray[] first(INDArray[] arraysOrNull, long count) {
    return arraysOrNull == null
        ? null
        : Arrays.stream(arraysOrNull)
            .map(array -> array == null ? null : array.get(NDArrayIndex.interval(0, count)).dup())
            .toArray(INDArray[]::new);
  }

  private void add(MultiDataSet examples) {
    Map<LayerSite, INDArray> inputs = inputs(examples);
    keep(examples, inputs);
    int samples = data.samples();
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
          "calibration: inputs of layer '" + layer.name() + "': " + e.getMessage(), e);
    }
  }

  private Map<LayerSite, INDArray> inputs(MultiDataSet examples) {
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
