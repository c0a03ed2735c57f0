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
package io.github.debutdl4j.convert.internal.loss;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.convert.internal.kind.ChainAssignment;
import io.github.debutdl4j.convert.internal.kind.LinearLayer;
import io.github.debutdl4j.convert.internal.surgery.LayerSite;
import io.github.debutdl4j.convert.internal.surgery.NetworkSurgery;
import io.github.debutdl4j.factorize.Factorization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * Measures how far the outputs of a network move on examples when chains take the places of some of
 * its layers.
 */
public final class LossMeter<N extends Model> {

  private final Supplier<NetworkSurgery<N>> surgeries;
  private final BiFunction<LinearLayer<?>, DeButChain, Factorization> fit;
  private final BiFunction<LinearLayer<?>, Factorization, ChainAssignment> assignment;
  private final List<MultiDataSet> examples;
  private final List<INDArray[]> expected = new ArrayList<>();
  private final Map<Fitted, Factorization> fits = new ConcurrentHashMap<>();

  /** A layer's name and a chain for it. */
  private record Fitted(String layer, DeButChain chain) {}

  /**
   * @param surgeries a new operation on the dense network for each call
   * @param fit fits a chain to a layer; called by several threads, once for each chain
   * @param assignment what takes the place of a layer's matrix
   * @param examples minibatches to run through the network
   */
  public LossMeter(
      Supplier<NetworkSurgery<N>> surgeries,
      BiFunction<LinearLayer<?>, DeButChain, Factorization> fit,
      BiFunction<LinearLayer<?>, Factorization, ChainAssignment> assignment,
      List<MultiDataSet> examples) {
    this.surgeries = surgeries;
    this.fit = fit;
    this.assignment = assignment;
    this.examples = examples;
    NetworkSurgery<N> unchanged = surgeries.get();
    N dense = unchanged.finish();
    examples.forEach(minibatch -> expected.add(unchanged.outputs(dense, minibatch)));
  }

  /**
   * The mean loss of an example, with the chains fitted by this meter.
   *
   * @param layers those that are replaced, all matrices of a layer or none, in the order of the
   *     network
   * @param chains one for each of them
   */
  public double loss(List<LinearLayer<?>> layers, List<DeButChain> chains) {
    return lossOf(
        layers,
        IntStream.range(0, layers.size())
            .parallel()
            .mapToObj(l -> fit(layers.get(l), chains.get(l)))
            .toList());
  }

  /**
   * The mean loss of an example, with these factors.
   *
   * @param layers those that are replaced, all matrices of a layer or none, in the order of the
   *     network
   * @param factors those of each of them
   */
  public double lossOf(List<LinearLayer<?>> layers, List<Factorization> factors) {
    NetworkSurgery<N> surgery = surgeries.get();
    N network = replaced(surgery, layers, factors);
    double sum = 0;
    long count = 0;
    for (int m = 0; m < examples.size(); m++) {
      INDArray[] outputs = surgery.outputs(network, examples.get(m));
      for (int o = 0; o < outputs.length; o++) {
        sum += OutputDivergence.between(expected.get(m)[o], outputs[o]);
      }
      count += examples.get(m).getFeatures(0).size(0);
    }
    return sum / count;
  }

  private N replaced(
      NetworkSurgery<N> surgery, List<LinearLayer<?>> layers, List<Factorization> factors) {
    for (LayerSite site : surgery.sites()) {
      Map<LinearLayer<?>, ChainAssignment> ofSite = new LinkedHashMap<>();
      for (int l = 0; l < layers.size(); l++) {
        if (layers.get(l).site().key().equals(site.key())) {
          ofSite.put(layers.get(l), assignment.apply(layers.get(l), factors.get(l)));
        }
      }
      if (!ofSite.isEmpty()) {
        surgery.replace(site, LinearLayer.replacement(ofSite));
      }
    }
    return surgery.finish();
  }

  private Factorization fit(LinearLayer<?> layer, DeButChain chain) {
    return fits.computeIfAbsent(
        new Fitted(layer.site().key() + " " + layer.name(), chain), key -> fit.apply(layer, chain));
  }
}
