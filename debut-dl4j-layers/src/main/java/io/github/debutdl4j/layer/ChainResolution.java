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

import io.github.debutdl4j.chain.DeButChain;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;

/**
 * Resolves the chain of a configuration, and keeps what depends on the number of factors consistent
 * with it.
 */
final class ChainResolution {

  private ChainResolution() {}

  /** The chain of a layer whose sizes are known; constraints then name its factors. */
  static <C extends FeedForwardLayer & DeButLayerConf> DeButChain resolve(C conf) {
    if (conf.getNIn() <= 0 || conf.getNOut() <= 0) {
      throw new DL4JInvalidConfigException(
          describe(conf)
              + ": the chain needs nIn and nOut, both 1 or more; set them, or give the network an"
              + " InputType that nIn follows from");
    }
    DeButChain before = conf.getChainSettings().chainSoFar(describe(conf));
    DeButChain chain =
        conf.getChainSettings()
            .resolve(describe(conf), conf.matrixRows(), conf.matrixColumns(), conf::chainFor);
    boolean otherLength = before != null && before.length() != chain.length();
    nameFactorsInConstraints(conf.getConstraints(), chain.length(), otherLength);
    return chain;
  }

  /** Resolves the chain as soon as both sizes are known; does nothing before. */
  static <C extends FeedForwardLayer & DeButLayerConf> void resolveIfPossible(C conf) {
    if (conf.getNIn() > 0 && conf.getNOut() > 0) {
      resolve(conf);
    }
  }

  /**
   * The same for a layer that leaves its chain to a policy; a chain given outright is checked
   * later, when errors can name the layer.
   */
  static <C extends FeedForwardLayer & DeButLayerConf> void resolvePolicyIfPossible(C conf) {
    if (conf.getChainSettings().chainSoFar() == null) {
      resolveIfPossible(conf);
    }
  }

  /** Class, name and sizes: the beginning of every error about a layer's chain. */
  static <C extends FeedForwardLayer & DeButLayerConf> String describe(C conf) {
    String name = conf.getLayerName() == null ? "(not named)" : "'" + conf.getLayerName() + "'";
    return conf.getClass().getSimpleName()
        + " "
        + name
        + " (nIn = "
        + conf.getNIn()
        + ", nOut = "
        + conf.getNOut()
        + (conf.kernelTaps() == 1 ? "" : ", kernel positions = " + conf.kernelTaps())
        + ")";
  }

  /**
   * A constraint on the weights is configured before a policy knows how many factors there are; it
   * then names {@code W}, and here it is moved to {@code W0, W1, ...}.
   *
   * @param otherLength whether the chain replaces one of another length, so that constraints name
   *     factors which may not exist
   */
  private static void nameFactorsInConstraints(
      List<LayerConstraint> constraints, int factors, boolean otherLength) {
    if (constraints == null) {
      return;
    }
    for (LayerConstraint constraint : constraints) {
      Set<String> params = constraint.getParams();
      if (params != null && namesFactors(params, otherLength)) {
        Set<String> named = new HashSet<>(params);
        named.removeIf(key -> key.startsWith(DeButParamInitializer.WEIGHT_PREFIX));
        named.addAll(DeButParamInitializer.factorKeys(factors));
        constraint.setParams(named);
      }
    }
  }

  private static boolean namesFactors(Set<String> params, boolean otherLength) {
    return params.contains(DeButParamInitializer.UNRESOLVED_WEIGHT_KEY)
        || otherLength
            && params.stream().anyMatch(key -> key.startsWith(DeButParamInitializer.WEIGHT_PREFIX));
  }
}
