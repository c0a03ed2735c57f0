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

import io.github.debutdl4j.layer.internal.engine.ColumnLayout;
import io.github.debutdl4j.layer.internal.engine.DenseLayout;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runtime of {@link DeButDense}. */
final class DeButDenseLayer extends ChainLayer<DeButDense> {

  private static final long serialVersionUID = 1L;

  DeButDenseLayer(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  ColumnLayout layoutOf(INDArray input) {
    return DenseLayout.of(input, layerConf().getNIn(), layerConf().getNOut(), layerId());
  }

  @Override
  void maskExamples(INDArray outputs) {
    if (maskArray != null) {
      applyMask(outputs);
    }
  }
}
