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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Takes batch normalisations out of a network by scaling the weights and shifting the bias of the
 * linear layer before each of them. The network gives the same outputs at inference.
 *
 * <p>One is folded where a dense layer or 2D convolution without activation feeds it and nothing
 * else.
 */
final class BatchNormFolding {

  private final NetworkSurgery<?> surgery;

  /** Names of the normalisations that were folded, and the layers they went into. */
  private final Map<LayerSite, LayerSite> folded = new LinkedHashMap<>();

  private BatchNormFolding(NetworkSurgery<?> surgery) {
    this.surgery = surgery;
  }

  /**
   * A network without its normalisations, and what a report must say of them.
   *
   * @param network the new network
   * @param report turns the report on the new network into one on the old
   */
  record Folded<N>(N network, ReportAmendment report) {}

  /** Turns a report into another. */
  @FunctionalInterface
  interface ReportAmendment {
    ConversionReport amend(ConversionReport report);
  }

  /** Folds every normalisation that can be. */
  static <N extends Model> Folded<N> fold(NetworkSurgery<N> surgery) {
    BatchNormFolding folding = new BatchNormFolding(surgery);
    for (LayerSite site : surgery.sites()) {
      surgery.soleFollower(site).ifPresent(next -> folding.foldIfPossible(site, next));
    }
    return new Folded<>(surgery.finish(), folding::amend);
  }

  private void foldIfPossible(LayerSite linear, LayerSite next) {
    if (next.layer() instanceof BatchNormalization norm
        && next.preProcessor() == null
        && surgery.canRemove(next)
        && isFoldable(linear.layer(), norm)) {
      surgery.replace(linear, scaled(linear, ChannelAffine.of(norm, next.parameters())));
      surgery.remove(next);
      folded.put(next, linear);
    }
  }

  private static boolean isFoldable(Layer linear, BatchNormalization norm) {
    boolean dense = linear.getClass() == DenseLayer.class && !((DenseLayer) linear).hasLayerNorm();
    boolean convolution =
        linear.getClass() == ConvolutionLayer.class
            && format((ConvolutionLayer) linear) == norm.getCnn2DFormat();
    return (dense || convolution)
        && ((FeedForwardLayer) linear).getActivationFn() instanceof ActivationIdentity;
  }

  private static CNN2DFormat format(ConvolutionLayer layer) {
    return Objects.requireNonNullElse(layer.getCnn2dDataFormat(), CNN2DFormat.NCHW);
  }

  private static Replacement scaled(LayerSite site, ChannelAffine affine) {
    Layer layer = site.layer().clone();
    INDArray weights = site.parameters().get(DefaultParamInitializer.WEIGHT_KEY);
    INDArray bias = site.parameters().get(DefaultParamInitializer.BIAS_KEY);
    Map<String, INDArray> parameters = new HashMap<>();
    parameters.put(DefaultParamInitializer.BIAS_KEY, affine.bias(bias));
    if (layer instanceof DenseLayer dense) {
      dense.setHasBias(true);
      parameters.put(DefaultParamInitializer.WEIGHT_KEY, weights.mulRowVector(affine.scale()));
    } else {
      ((ConvolutionLayer) layer).setHasBias(true);
      long[] perFilter = {weights.size(0), 1, 1, 1};
      parameters.put(
          DefaultParamInitializer.WEIGHT_KEY,
          weights.mul(affine.scale().reshape(perFilter).broadcast(weights.shape())));
    }
    return new Replacement(layer, site.preProcessor(), parameters, Optional.empty());
  }

  /** Counts what the source had, and adds a row for each normalisation that is gone. */
  private ConversionReport amend(ConversionReport report) {
    Map<String, LayerReport> rows = new HashMap<>();
    report.layers().forEach(row -> rows.put(row.name(), row));
    for (LayerSite site : surgery.sites()) {
      if (folded.containsKey(site)) {
        rows.put(site.name(), LayerReport.folded(site, folded.get(site).name()));
      } else {
        rows.computeIfPresent(
            site.name(), (name, row) -> row.withParametersBefore(site.parameterCount()));
      }
    }
    List<LayerReport> ordered = new ArrayList<>();
    surgery.sites().stream()
        .map(site -> rows.get(site.name()))
        .filter(Objects::nonNull)
        .forEach(ordered::add);
    ordered.addAll(surgery.otherRows());
    return new ConversionReport(ordered);
  }
}
