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
package io.github.debutdl4j.export.internal.translate;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.WeightSource;
import java.util.Map;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The context of a layer: its parameters and the network that is being built.
 *
 * @param network what is being built
 * @param parameters of the layer, by key
 * @param keyPrefix begins the keys of this layer, where several share the parameters
 * @param inner translates a layer within this one
 */
public record LayerContext(
    NetworkBuilder network, Map<String, INDArray> parameters, String keyPrefix, Inner inner) {

  /** Translates any layer. */
  @FunctionalInterface
  public interface Inner {
    LayerValue translate(Layer layer, LayerContext site, LayerValue input);
  }

  /** Translates a layer that this one wraps and that has the same parameters. */
  public LayerValue translate(Layer layer, LayerValue input) {
    return inner.translate(layer, this, input);
  }

  /** The site of one of several layers within this one. */
  public LayerContext within(String prefix) {
    return new LayerContext(network, parameters, keyPrefix + prefix, inner);
  }

  /** Numbers of a parameter in c order of the array's shape. */
  public float[] numbers(String key) {
    return numbersInCOrder(array(key));
  }

  /** A parameter as it is. */
  public INDArray array(String key) {
    INDArray array = parameters.get(keyPrefix + key);
    if (array == null) {
      throw new IllegalStateException(
          "no parameter '" + keyPrefix + key + "' among " + parameters.keySet());
    }
    return array;
  }

  /** A dense matrix whose numbers are taken from the layer when they are asked for. */
  public static LinearMap dense(int outputs, int inputs, Supplier<float[]> numbers) {
    return map(DeButChain.dense(outputs, inputs), outputs, inputs, numbers);
  }

  /** A map whose numbers are taken from the layer when they are asked for. */
  public static LinearMap map(
      DeButChain chain, int outputs, int inputs, Supplier<float[]> numbers) {
    return LinearMap.of(chain, outputs, inputs, new Later(chain.parameters(), numbers));
  }

  private record Later(long count, Supplier<float[]> numbers) implements WeightSource {

    @Override
    public long bytes() {
      return Float.BYTES * count;
    }

    @Override
    public float[] read() {
      return numbers.get();
    }
  }

  /** Numbers of a bias, or null for a layer without. */
  public float[] bias(boolean hasBias) {
    return hasBias ? numbers("b") : null;
  }

  /** Numbers of an array, c order, for any strides and data type. */
  public static float[] numbersInCOrder(INDArray array) {
    return array.dup('c').reshape(array.length()).toFloatVector();
  }
}
