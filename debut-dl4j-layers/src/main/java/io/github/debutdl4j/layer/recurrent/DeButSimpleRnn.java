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

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A simple recurrent layer whose two matrices are products of sparse DeBut factors: use it where a
 * {@code SimpleRnn} stands.
 *
 * <p>The input matrix is nOut x nIn, the recurrent matrix nOut x nOut. Input and output are
 * [minibatch, features, steps] or, in NWC, [minibatch, steps, features].
 *
 * <p>Source of the chains: "Deformable Butterfly" (NeurIPS 2021), section 3.
 */
public class DeButSimpleRnn extends BaseDeButRecurrent {

  private static final long serialVersionUID = 1L;

  /** For JSON. */
  protected DeButSimpleRnn() {}

  protected DeButSimpleRnn(Builder builder) {
    super(builder);
    addConstraints(builder);
  }

  @Override
  int gates() {
    return 1;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray layerParamsView,
      boolean initializeParams,
      DataType networkDataType) {
    LayerValidation.assertNInNOutSet("DeButSimpleRnn", getLayerName(), layerIndex, nIn, nOut);
    SimpleRnnLayer layer = new SimpleRnnLayer(conf, networkDataType);
    layer.attach(conf, listeners, layerIndex, layerParamsView, initializeParams);
    return layer;
  }

  @Override
  public DeButSimpleRnn clone() {
    return (DeButSimpleRnn) super.clone();
  }

  /** Builds a {@link DeButSimpleRnn}. */
  @SuppressWarnings("unchecked") // DL4J lets the caller of build() choose the type
  public static class Builder extends BaseDeButRecurrent.Builder<Builder> {

    @Override
    public DeButSimpleRnn build() {
      return new DeButSimpleRnn(this);
    }
  }
}
