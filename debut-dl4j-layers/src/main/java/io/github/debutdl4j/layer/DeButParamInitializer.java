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
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.layer.internal.engine.ChainParameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.WeightInitNormal;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Lays out and initialises the parameters of a DeBut layer: {@code W0}, {@code W1}, ... (one tensor
 * [blocks, t, r, s] per factor, c order, first applied first), then {@code b} ([1, nOut]).
 *
 * <p>Initial values: the first factor comes from the layer's own weight init, with fan-in and
 * fan-out scaled so that its gain is the gain this init gives the dense matrix; every later factor
 * is normal with standard deviation {@code 1/sqrt(s)}, which preserves the variance from input to
 * output. So the product starts with the output variance of a dense layer of that weight init:
 * {@code NORMAL} or {@code LECUN_NORMAL} 1, {@code RELU} 2 (once, not once per factor), {@code
 * XAVIER} {@code 2 nIn/(nIn + nOut)}.
 */
public class DeButParamInitializer implements ParamInitializer {

  /** Key of the bias. */
  public static final String BIAS_KEY = "b";

  /** The key of a factor is this and its number. */
  public static final String WEIGHT_PREFIX = "W";

  /** Stands for all factors while their number is not known. */
  static final String UNRESOLVED_WEIGHT_KEY = "W";

  private static final DeButParamInitializer INSTANCE = new DeButParamInitializer();

  DeButParamInitializer() {}

  public static DeButParamInitializer getInstance() {
    return INSTANCE;
  }

  /** Key of a factor's weights, {@code W0} for the first applied. */
  public static String weightKey(int factor) {
    return WEIGHT_PREFIX + factor;
  }

  static List<String> factorKeys(int factors) {
    List<String> keys = new ArrayList<>();
    for (int l = 0; l < factors; l++) {
      keys.add(weightKey(l));
    }
    return keys;
  }

  /**
   * Collects the arrays of a layer by their keys.
   *
   * @param keys the layer's parameters
   * @param arrays gives the array of a key
   */
  static ChainParameters parameters(Set<String> keys, Function<String, INDArray> arrays) {
    int factors = (int) keys.stream().filter(key -> key.startsWith(WEIGHT_PREFIX)).count();
    return new ChainParameters(
        factorKeys(factors).stream().map(arrays).toList(),
        keys.contains(BIAS_KEY) ? arrays.apply(BIAS_KEY) : null);
  }

  /** An error unless a layer has a parameter of this key. */
  static void requireKey(String key, Set<String> keys, String layer) {
    if (!keys.contains(key)) {
      throw new IllegalArgumentException(
          "there is no parameter '"
              + key
              + "'; a DeBut layer has one for each factor: this one has "
              + String.join(", ", keys)
              + " "
              + layer);
    }
  }

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    DeButLayerConf conf = (DeButLayerConf) layer;
    return conf.resolvedChain().parameters() + (conf.hasBias() ? conf.getNOut() : 0);
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    List<String> keys = new ArrayList<>(weightKeys(layer));
    keys.addAll(biasKeys(layer));
    return keys;
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    ChainSettings settings = ((DeButLayerConf) layer).getChainSettings();
    DeButChain chain = settings == null ? null : settings.chainSoFar();
    return chain == null ? List.of(UNRESOLVED_WEIGHT_KEY) : factorKeys(chain.length());
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return ((DeButLayerConf) layer).hasBias() ? List.of(BIAS_KEY) : List.of();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return key.startsWith(WEIGHT_PREFIX);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return BIAS_KEY.equals(key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray paramsView, boolean initializeParams) {
    Map<String, INDArray> params = Collections.synchronizedMap(views(conf, paramsView));
    if (initializeParams) {
      initialise(conf.getLayer(), params);
    }
    // The layer may have had a chain of another length: DL4J would look for its parameters.
    conf.variables(false).removeIf(key -> !params.containsKey(key) && isWeightParam(null, key));
    params.keySet().forEach(conf::addVariable);
    return params;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradientView) {
    return views(conf, gradientView);
  }

  private Map<String, INDArray> views(NeuralNetConfiguration conf, INDArray flat) {
    Layer layer = conf.getLayer();
    long expected = numParams(layer);
    if (flat.length() != expected) {
      throw new IllegalStateException(
          "layer '"
              + layer.getLayerName()
              + "' has "
              + expected
              + " parameters; got a view of length "
              + flat.length());
    }
    Map<String, INDArray> views = new LinkedHashMap<>();
    addViews((DeButLayerConf) layer, flat.reshape(flat.length()), views);
    return views;
  }

  /**
   * Adds a view of each parameter, in their order.
   *
   * @param numbers all parameters of the layer, or their gradients
   * @return where the last one ends
   */
  long addViews(DeButLayerConf layer, INDArray numbers, Map<String, INDArray> views) {
    long offset = 0;
    int l = 0;
    for (DeButFactor factor : layer.resolvedChain().factors()) {
      INDArray weights = numbers.get(NDArrayIndex.interval(offset, offset + factor.parameters()));
      views.put(weightKey(l++), weights.reshape('c', factor.weightShape()));
      offset += factor.parameters();
    }
    if (layer.hasBias()) {
      INDArray bias = numbers.get(NDArrayIndex.interval(offset, offset + layer.getNOut()));
      views.put(BIAS_KEY, bias.reshape('c', 1, -1));
      offset += layer.getNOut();
    }
    return offset;
  }

  /** Gives the parameters their first values. */
  void initialise(Layer layer, Map<String, INDArray> params) {
    DeButLayerConf conf = (DeButLayerConf) layer;
    BaseLayer base = (BaseLayer) layer;
    DeButChain chain = conf.resolvedChain();
    for (int l = 0; l < chain.length(); l++) {
      DeButFactor factor = chain.factor(l);
      INDArray weights = params.get(weightKey(l));
      long[] shape = weights.shape();
      INDArray view = weights.reshape(weights.length());
      if (l == 0) {
        double fanIn = (double) factor.s() * conf.matrixColumns() / chain.inputs();
        double fanOut = fanIn * conf.denseFanOut() / conf.matrixColumns();
        base.getWeightInitFn().init(fanIn, fanOut, shape, 'c', view);
      } else {
        new WeightInitNormal().init(factor.s(), factor.r(), shape, 'c', view);
      }
    }
    if (conf.hasBias()) {
      params.get(BIAS_KEY).assign(base.getBiasInit());
    }
  }
}
