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
package io.github.debutdl4j.layer.recurrent;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitNormal;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Parameters of a recurrent DeBut layer: {@code W0, W1, ...} for the factors of the input matrix,
 * {@code RW0, RW1, ...} for those of the recurrent matrix, {@code P} [3, nOut] for peepholes if
 * there are any, {@code b} [1, gates*nOut] for the bias.
 */
final class RecurrentParamInitializer implements ParamInitializer {

  static final String INPUT_PREFIX = "W";
  static final String RECURRENT_PREFIX = "RW";
  static final String PEEPHOLE_KEY = "P";
  static final String BIAS_KEY = "b";

  private static final RecurrentParamInitializer INSTANCE = new RecurrentParamInitializer();

  private RecurrentParamInitializer() {}

  static RecurrentParamInitializer getInstance() {
    return INSTANCE;
  }

  static List<String> keys(String prefix, int factors) {
    List<String> keys = new ArrayList<>();
    for (int l = 0; l < factors; l++) {
      keys.add(prefix + l);
    }
    return keys;
  }

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    BaseDeButRecurrent conf = (BaseDeButRecurrent) layer;
    return conf.resolvedInputChain().parameters()
        + conf.resolvedRecurrentChain().parameters()
        + conf.peepholeCount()
        + biases(conf);
  }

  private static long biases(BaseDeButRecurrent conf) {
    return conf.gates() * conf.getNOut();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    List<String> keys = new ArrayList<>(weightKeys(layer));
    if (((BaseDeButRecurrent) layer).peepholeCount() > 0) {
      keys.add(PEEPHOLE_KEY);
    }
    keys.add(BIAS_KEY);
    return keys;
  }

  /**
   * The factors, to which constraints on weights apply. DL4J asks for them before the sizes are
   * known; then the prefixes stand for all factors.
   */
  @Override
  public List<String> weightKeys(Layer layer) {
    BaseDeButRecurrent conf = (BaseDeButRecurrent) layer;
    if (conf.getNIn() <= 0 || conf.getNOut() <= 0) {
      return List.of(INPUT_PREFIX, RECURRENT_PREFIX);
    }
    List<String> keys = keys(INPUT_PREFIX, conf.resolvedInputChain().length());
    keys.addAll(keys(RECURRENT_PREFIX, conf.resolvedRecurrentChain().length()));
    return keys;
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return List.of(BIAS_KEY);
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return key.startsWith(INPUT_PREFIX)
        || key.startsWith(RECURRENT_PREFIX)
        || key.equals(PEEPHOLE_KEY);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return BIAS_KEY.equals(key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray paramsView, boolean initializeParams) {
    BaseDeButRecurrent layer = (BaseDeButRecurrent) conf.getLayer();
    Map<String, INDArray> params = Collections.synchronizedMap(views(layer, paramsView));
    if (initializeParams) {
      initialise(layer, params);
    }
    // Chains of other lengths may have been here before: DL4J would look for their parameters.
    conf.variables(false).removeIf(key -> !params.containsKey(key) && isWeightParam(null, key));
    params.keySet().forEach(conf::addVariable);
    return params;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradientView) {
    return views((BaseDeButRecurrent) conf.getLayer(), gradientView);
  }

  private Map<String, INDArray> views(BaseDeButRecurrent layer, INDArray flat) {
    long expected = numParams(layer);
    if (flat.length() != expected) {
      throw new IllegalStateException(
          "layer '%s' has %d parameters; got a view of length %d"
              .formatted(layer.getLayerName(), expected, flat.length()));
    }
    INDArray all = flat.reshape(flat.length());
    Map<String, INDArray> views = new LinkedHashMap<>();
    long offset = 0;
    offset = addFactors(views, INPUT_PREFIX, layer.resolvedInputChain(), all, offset);
    offset = addFactors(views, RECURRENT_PREFIX, layer.resolvedRecurrentChain(), all, offset);
    long peepholes = layer.peepholeCount();
    if (peepholes > 0) {
      INDArray values = all.get(NDArrayIndex.interval(offset, offset + peepholes));
      views.put(PEEPHOLE_KEY, values.reshape('c', peepholes / layer.getNOut(), layer.getNOut()));
      offset += peepholes;
    }
    views.put(BIAS_KEY, all.get(NDArrayIndex.interval(offset, expected)).reshape('c', 1, -1));
    return views;
  }

  private static long addFactors(
      Map<String, INDArray> views, String prefix, DeButChain chain, INDArray all, long start) {
    long offset = start;
    for (int l = 0; l < chain.length(); l++) {
      DeButFactor factor = chain.factor(l);
      INDArray values = all.get(NDArrayIndex.interval(offset, offset + factor.parameters()));
      views.put(prefix + l, values.reshape('c', factor.weightShape()));
      offset += factor.parameters();
    }
    return offset;
  }

  /** The first factor of a matrix is scaled as the matrix itself, so that variances are DL4J's. */
  private static void initialise(BaseDeButRecurrent layer, Map<String, INDArray> params) {
    IWeightInit ofInput = layer.getWeightInitFn();
    IWeightInit ofRecurrent =
        layer.getWeightInitFnRecurrent() == null ? ofInput : layer.getWeightInitFnRecurrent();
    initialise(layer, layer.resolvedInputChain(), INPUT_PREFIX, ofInput, params);
    initialise(layer, layer.resolvedRecurrentChain(), RECURRENT_PREFIX, ofRecurrent, params);
    INDArray peepholes = params.get(PEEPHOLE_KEY);
    if (peepholes != null) {
      INDArray view = peepholes.reshape(peepholes.length());
      double fanIn = (double) layer.getNOut();
      ofRecurrent.init(fanIn, fanIn + layer.getNIn(), peepholes.shape(), 'c', view);
    }
    layer.initialiseBias(params.get(BIAS_KEY));
  }

  private static void initialise(
      BaseDeButRecurrent layer,
      DeButChain chain,
      String prefix,
      IWeightInit init,
      Map<String, INDArray> params) {
    for (int l = 0; l < chain.length(); l++) {
      DeButFactor factor = chain.factor(l);
      INDArray weights = params.get(prefix + l);
      INDArray view = weights.reshape(weights.length());
      if (l == 0) {
        double share = (double) factor.s() / chain.inputs();
        double fanIn = layer.getNOut() * share;
        double fanOut = (layer.getNIn() + layer.getNOut()) * share;
        init.init(fanIn, fanOut, weights.shape(), 'c', view);
      } else {
        new WeightInitNormal().init(factor.s(), factor.r(), weights.shape(), 'c', view);
      }
    }
  }
}
