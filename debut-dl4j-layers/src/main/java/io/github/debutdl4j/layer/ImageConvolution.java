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

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A convolution over images: shapes, image formats and the runtime layer. */
abstract class ImageConvolution extends DeButConvolution {

  private static final long serialVersionUID = 1L;

  /** For JSON. */
  ImageConvolution() {}

  ImageConvolution(Builder<?> builder, CNN2DFormat format) {
    super(builder);
    this.cnn2dDataFormat = format;
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    requireInput(inputType, InputType.Type.CNN);
    return InputTypeUtil.getOutputTypeCnnLayers(
        inputType,
        kernelSize,
        stride,
        padding,
        dilation,
        convolutionMode,
        nOut,
        layerIndex,
        getLayerName(),
        cnn2dDataFormat,
        getClass());
  }

  /** Takes channels (where not set by hand, or with override) and format from the input. */
  @Override
  public void setNIn(InputType inputType, boolean override) {
    requireInput(inputType, InputType.Type.CNN);
    InputType.InputTypeConvolutional images = (InputType.InputTypeConvolutional) inputType;
    if (nIn <= 0 || override) {
      nIn = images.getChannels();
    }
    cnn2dDataFormat = images.getFormat();
    ChainResolution.resolveIfPossible(this);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray layerParamsView,
      boolean initializeParams,
      DataType networkDataType) {
    LayerValidation.assertNInNOutSet(
        getClass().getSimpleName(), getLayerName(), layerIndex, nIn, nOut);
    DeButConvolution2DLayer layer = new DeButConvolution2DLayer(conf, networkDataType);
    layer.attach(conf, listeners, layerIndex, layerParamsView, initializeParams);
    return layer;
  }
}
