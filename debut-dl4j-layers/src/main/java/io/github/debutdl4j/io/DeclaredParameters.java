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
package io.github.debutdl4j.io;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;

/**
 * Counts the parameters that a configuration declares, without allocating any: sizes whose product
 * overflows, or is beyond the limit, are refused with the layer's name.
 */
final class DeclaredParameters {

  private final long most;
  private final String where;

  /**
   * @param most parameters that a network may have
   * @param where what is read; errors begin with it
   */
  DeclaredParameters(long most, String where) {
    this.most = most;
    this.where = where;
  }

  /** Parameters of all layers. */
  long of(MultiLayerConfiguration configuration) {
    long total = 0;
    List<NeuralNetConfiguration> layers = configuration.getConfs();
    for (int i = 0; i < layers.size(); i++) {
      String name = "layer " + i;
      checkSizes(name, layers.get(i).getLayer());
      total = plus(total, layers.get(i).getLayer().initializer().numParams(layers.get(i)), name);
    }
    return total;
  }

  /** Parameters of all vertices. */
  long of(ComputationGraphConfiguration configuration) {
    long total = 0;
    for (Map.Entry<String, GraphVertex> vertex : configuration.getVertices().entrySet()) {
      String name = "layer '" + vertex.getKey() + "'";
      if (vertex.getValue() instanceof LayerVertex layer) {
        checkSizes(name, layer.getLayerConf().getLayer());
      }
      total = plus(total, vertex.getValue().numParams(true), name);
    }
    return total;
  }

  private long plus(long total, long parameters, String name) {
    if (parameters < 0 || parameters > most - total) {
      throw tooMany(name);
    }
    return total + parameters;
  }

  /** DL4J multiplies without checking for overflow. */
  private void checkSizes(String name, Layer layer) {
    if (layer == null) {
      throw new ModelFileException(where + ": " + name + " has no configuration");
    } else if (layer instanceof FrozenLayer frozen) {
      checkSizes(name, frozen.getLayer());
    } else if (layer instanceof BaseWrapperLayer wrapper) {
      checkSizes(name, wrapper.getUnderlying());
    } else if (layer instanceof Bidirectional both) {
      checkSizes(name, both.getFwd());
      checkSizes(name, both.getBwd());
    } else if (layer instanceof FeedForwardLayer sized) {
      checkSizes(name, sized);
    }
  }

  private void checkSizes(String name, FeedForwardLayer layer) {
    checkProduct(name, layer.getNIn());
    checkProduct(name, layer.getNOut());
    if (layer instanceof BaseRecurrentLayer) {
      checkProduct(name, layer.getNOut(), layer.getNOut());
    }
    boolean isPerChannel = layer instanceof BatchNormalization;
    if (layer instanceof ConvolutionLayer convolution) {
      long taps = checkProduct(name, toLong(convolution.getKernelSize()));
      checkProduct(name, layer.getNIn(), taps);
      checkProduct(name, layer.getNOut(), taps);
    }
    if (!isPerChannel && layer.initializer().numParams(layer) != 0) {
      checkProduct(name, layer.getNIn(), layer.getNOut());
    }
  }

  private long checkProduct(String name, long... sizes) {
    long product = 1;
    for (long size : sizes) {
      if (size < 0) {
        throw new ModelFileException(where + ": " + name + " has the size " + size);
      }
      if (size > 0 && product > most / size) {
        throw tooMany(name);
      }
      product *= size;
    }
    return product;
  }

  private static long[] toLong(int[] sizes) {
    long[] all = new long[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      all[i] = sizes[i];
    }
    return all;
  }

  private ModelFileException tooMany(String name) {
    return new ModelFileException(
        "%s: the network has more than %,d parameters with %s".formatted(where, most, name));
  }
}
