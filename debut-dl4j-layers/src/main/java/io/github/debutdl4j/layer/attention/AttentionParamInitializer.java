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
package io.github.debutdl4j.layer.attention;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.layer.attention.DeButSelfAttention.Projection;
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
 * Parameters of an attention layer: the factors of its matrices ({@code Wq0, Wq1, ..., Wk0, ...,
 * Wv0, ..., Wo0, ...}) and, if it has learned queries, {@code Q} [nIn, queries].
 */
final class AttentionParamInitializer implements ParamInitializer {

  static final String QUERIES = "Q";

  private static final AttentionParamInitializer INSTANCE = new AttentionParamInitializer();

  private AttentionParamInitializer() {}

  static AttentionParamInitializer getInstance() {
    return INSTANCE;
  }

  static List<String> keys(DeButSelfAttention conf, Projection projection) {
    List<String> keys = new ArrayList<>();
    for (int l = 0; l < conf.resolvedChain(projection).length(); l++) {
      keys.add(projection.prefix() + l);
    }
    return keys;
  }

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    DeButSelfAttention conf = (DeButSelfAttention) layer;
    long parameters = conf.getNIn() * conf.getLearnedQueries();
    for (Projection projection : Projection.values()) {
      parameters += conf.resolvedChain(projection).parameters();
    }
    return parameters;
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    DeButSelfAttention conf = (DeButSelfAttention) layer;
    List<String> keys = new ArrayList<>(weightKeys(layer));
    if (conf.getLearnedQueries() > 0) {
      keys.add(QUERIES);
    }
    return keys;
  }

  /** The factors, to which constraints on weights apply; none before the sizes are known. */
  @Override
  public List<String> weightKeys(Layer layer) {
    DeButSelfAttention conf = (DeButSelfAttention) layer;
    List<String> keys = new ArrayList<>();
    if (conf.getNIn() > 0 && conf.getNOut() > 0) {
      for (Projection projection : Projection.values()) {
        keys.addAll(keys(conf, projection));
      }
    }
    return keys;
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return List.of();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return true;
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return false;
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray paramsView, boolean initializeParams) {
    DeButSelfAttention layer = (DeButSelfAttention) conf.getLayer();
    Map<String, INDArray> params = Collections.synchronizedMap(views(layer, paramsView));
    if (initializeParams) {
      initialise(layer, params);
    }
    // Chains of other lengths may have been here before: DL4J would look for their parameters.
    conf.variables(false).removeIf(key -> !params.containsKey(key));
    params.keySet().forEach(conf::addVariable);
    return params;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradientView) {
    return views((DeButSelfAttention) conf.getLayer(), gradientView);
  }

  private Map<String, INDArray> views(DeButSelfAttention layer, INDArray flat) {
    long expected = numParams(layer);
    if (flat.length() != expected) {
      throw new IllegalStateException(
          "layer '%s' has %d parameters; got a view of length %d"
              .formatted(layer.getLayerName(), expected, flat.length()));
    }
    INDArray all = flat.reshape(flat.length());
    Map<String, INDArray> views = new LinkedHashMap<>();
    long offset = 0;
    for (Projection projection : Projection.values()) {
      for (int l = 0; l < layer.resolvedChain(projection).length(); l++) {
        DeButFactor factor = layer.resolvedChain(projection).factor(l);
        INDArray values = all.get(NDArrayIndex.interval(offset, offset + factor.parameters()));
        views.put(projection.prefix() + l, values.reshape('c', factor.weightShape()));
        offset += factor.parameters();
      }
    }
    if (layer.getLearnedQueries() > 0) {
      INDArray values = all.get(NDArrayIndex.interval(offset, expected));
      views.put(QUERIES, values.reshape('c', layer.getNIn(), layer.getLearnedQueries()));
    }
    return views;
  }

  /** The first factor of a matrix is scaled as the matrix itself. */
  private static void initialise(DeButSelfAttention layer, Map<String, INDArray> params) {
    IWeightInit init = layer.getWeightInitFn();
    for (Projection projection : Projection.values()) {
      DeButChain chain = layer.resolvedChain(projection);
      for (int l = 0; l < chain.length(); l++) {
        DeButFactor factor = chain.factor(l);
        INDArray weights = params.get(projection.prefix() + l);
        INDArray view = weights.reshape(weights.length());
        if (l == 0) {
          double share = (double) factor.s() / chain.inputs();
          double fanIn = chain.inputs() * share;
          init.init(fanIn, chain.outputs() * share, weights.shape(), 'c', view);
        } else {
          new WeightInitNormal().init(factor.s(), factor.r(), weights.shape(), 'c', view);
        }
      }
    }
    INDArray queries = params.get(QUERIES);
    if (queries != null) {
      INDArray view = queries.reshape(queries.length());
      double fanIn = (double) layer.getNIn();
      init.init(fanIn, layer.getLearnedQueries(), queries.shape(), 'c', view);
    }
  }
}
