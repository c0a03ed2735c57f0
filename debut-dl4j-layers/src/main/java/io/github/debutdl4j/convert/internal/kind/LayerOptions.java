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
package io.github.debutdl4j.convert.internal.kind;

import io.github.debutdl4j.layer.DeButLayerConf;
import io.github.debutdl4j.layer.RestartedUpdater;
import io.github.debutdl4j.layer.recurrent.BaseDeButRecurrent;
import io.github.debutdl4j.layer.recurrent.DeButLSTM;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.constraint.BaseConstraint;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;

/** Copies the options that all feed-forward layers share from one configuration to another. */
final class LayerOptions {

  /** Dimensions of a factor's tensor [blocks, t, r, s]. */
  private static final int FACTOR_ROWS = 2;

  private static final int FACTOR_COLUMNS = 3;

  /** Updaters that correct for their first steps by the number of steps. */
  private static final Set<Class<? extends IUpdater>> COUNTING =
      Set.of(Adam.class, AdaMax.class, AMSGrad.class, Nadam.class);

  private LayerOptions() {}

  /**
   * Copies activation, dropout, noise, regularisation, updaters, clipping and constraints.
   *
   * @param outputDimension the dimension of the old weights that counts outputs: 1 for a dense
   *     layer ([nIn, nOut]), 0 for a convolution ([nOut, nIn, kH, kW])
   */
  static <T extends FeedForwardLayer & DeButLayerConf> T copy(
      FeedForwardLayer from, T to, ChainAssignment fit, int outputDimension) {
    copyAllButConstraints(from, to, fit);
    List<String> factors = keys(DefaultParamInitializer.WEIGHT_KEY, to.resolvedChain().length());
    to.setConstraints(
        constraints(
            from,
            outputDimension,
            key -> from.initializer().isWeightParam(from, key) ? factors : List.of()));
    return to;
  }

  /** The same for a recurrent layer, whose weights are [inputs, gates*nOut]. */
  static BaseDeButRecurrent copyRecurrent(
      BaseRecurrentLayer from, BaseDeButRecurrent to, ChainAssignment input) {
    copyAllButConstraints(from, to, input);
    to.setBiasUpdater(null); // the bias is reordered, so that it starts anew as the factors do
    Map<String, List<String>> factors =
        Map.of(
            LSTMParamInitializer.INPUT_WEIGHT_KEY,
            keys(LSTMParamInitializer.INPUT_WEIGHT_KEY, to.resolvedInputChain().length()),
            LSTMParamInitializer.RECURRENT_WEIGHT_KEY,
            keys(LSTMParamInitializer.RECURRENT_WEIGHT_KEY, to.resolvedRecurrentChain().length()));
    to.setConstraints(constraints(from, 1, key -> factors.getOrDefault(key, List.of())));
    if (to instanceof DeButLSTM lstm && lstm.isPeepholes()) {
      constrainPeepholes(from, to);
    }
    return to;
  }

  /** Peepholes were columns of the recurrent matrix and are rows now: dimensions change places. */
  private static void constrainPeepholes(BaseRecurrentLayer from, BaseDeButRecurrent to) {
    if (from.getConstraints() == null) {
      return;
    }
    List<LayerConstraint> all = new ArrayList<>(to.getConstraints());
    for (LayerConstraint constraint : from.getConstraints()) {
      if (constraint.getParams().contains(LSTMParamInitializer.RECURRENT_WEIGHT_KEY)) {
        LayerConstraint ofPeepholes = constraint.clone();
        ofPeepholes.setParams(Set.of("P"));
        if (ofPeepholes instanceof BaseConstraint base && base.getDimensions() != null) {
          base.setDimensions(Arrays.stream(base.getDimensions()).map(d -> 1 - d).toArray());
        }
        all.add(ofPeepholes);
      }
    }
    to.setConstraints(all);
  }

  private static void copyAllButConstraints(
      FeedForwardLayer from, FeedForwardLayer to, ChainAssignment fit) {
    copyTraining(from, to);
    restartUpdater(from, to, fit);
    to.setActivationFn(from.getActivationFn());
    to.setWeightNoise(from.getWeightNoise());
    to.setIDropout(from.getIDropout());
    to.setTimeDistributedFormat(from.getTimeDistributedFormat());
  }

  private static List<String> keys(String prefix, int factors) {
    return IntStream.range(0, factors).mapToObj(l -> prefix + l).toList();
  }

  /**
   * Makes updaters that correct for their first steps count from the conversion, except for a kept
   * bias.
   */
  private static void restartUpdater(
      FeedForwardLayer from, FeedForwardLayer to, ChainAssignment fit) {
    if (fit.iterations() == 0 || from.getIUpdater() == null) {
      return;
    }
    boolean newBias = fit.parameters().containsKey(DefaultParamInitializer.BIAS_KEY);
    IUpdater ofBias = from.getBiasUpdater() == null ? from.getIUpdater() : from.getBiasUpdater();
    to.setIUpdater(restarted(from.getIUpdater(), fit.iterations()));
    to.setBiasUpdater(newBias ? restarted(ofBias, fit.iterations()) : ofBias);
  }

  /** Counts steps from the conversion where an updater corrects for its first ones. */
  static IUpdater restarted(IUpdater updater, int iterations) {
    return COUNTING.contains(updater.getClass())
        ? new RestartedUpdater(updater.clone(), iterations)
        : updater;
  }

  private static void copyTraining(FeedForwardLayer from, FeedForwardLayer to) {
    to.setWeightInitFn(from.getWeightInitFn());
    to.setBiasInit(from.getBiasInit());
    to.setGainInit(from.getGainInit());
    to.setRegularization(from.getRegularization());
    to.setRegularizationBias(from.getRegularizationBias());
    to.setIUpdater(from.getIUpdater());
    to.setBiasUpdater(from.getBiasUpdater());
    to.setGradientNormalization(from.getGradientNormalization());
    to.setGradientNormalizationThreshold(from.getGradientNormalizationThreshold());
  }

  /**
   * Constraints on a matrix move to each of its factors; their dimensions become those of a
   * factor's tensor.
   *
   * @param factorsOf the keys of a matrix's factors; none for a key that is not a matrix
   */
  private static List<LayerConstraint> constraints(
      FeedForwardLayer from, int outputDimension, Function<String, List<String>> factorsOf) {
    if (from.getConstraints() == null) {
      return null;
    }
    List<LayerConstraint> moved = new ArrayList<>();
    for (LayerConstraint constraint : from.getConstraints()) {
      Set<String> others = new HashSet<>(constraint.getParams());
      Set<String> factors = new HashSet<>();
      others.removeIf(key -> factors.addAll(factorsOf.apply(key)));
      if (factors.isEmpty()) {
        moved.add(constraint);
        continue;
      }
      if (!others.isEmpty()) {
        LayerConstraint ofOthers = constraint.clone();
        ofOthers.setParams(others);
        moved.add(ofOthers);
      }
      moved.add(onFactors(constraint, factors, outputDimension));
    }
    return moved;
  }

  private static LayerConstraint onFactors(
      LayerConstraint constraint, Set<String> factors, int outputDimension) {
    LayerConstraint moved = constraint.clone();
    moved.setParams(factors);
    if (moved instanceof BaseConstraint base && base.getDimensions() != null) {
      base.setDimensions(
          Arrays.stream(base.getDimensions())
              .map(dimension -> dimension == outputDimension ? FACTOR_ROWS : FACTOR_COLUMNS)
              .distinct()
              .toArray());
    }
    return moved;
  }
}
