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
package io.github.debutdl4j.export.internal.graph;

import io.github.debutdl4j.export.internal.translate.Form;
import io.github.debutdl4j.export.internal.translate.FormRule;
import io.github.debutdl4j.internal.network.Shape;
import io.github.debutdl4j.layer.DeButConvolution1D;
import io.github.debutdl4j.layer.DeButRnnOutputLayer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;

/**
 * Infers the shape and form of an input from the first layers after it: DL4J does not keep the
 * input type that a network was built with.
 *
 * @param readers layers one after another, from the input on
 */
record InputReaders(List<Reader> readers) {

  /**
   * A layer and what is done before it.
   *
   * @param preProcessor null for none
   * @param layer null for a preprocessor without a layer
   */
  record Reader(InputPreProcessor preProcessor, Layer layer) {}

  /** An input of this shape; the first layers tell the format of images and sequences. */
  NetworkInput withShape(Shape shape) {
    Form form =
        switch (shape.rank()) {
          case 1 -> Form.ROWS;
          case 2 -> sequences().orElse(Form.NCW);
          default -> images().orElse(Form.NCHW);
        };
    return new NetworkInput(shape, form);
  }

  /** The input, if the first layer alone tells its shape. */
  Optional<NetworkInput> told() {
    if (readers.isEmpty()) {
      return Optional.empty();
    }
    Reader first = readers.get(0);
    if (first.preProcessor() instanceof FeedForwardToCnnPreProcessor flat) {
      long size = flat.getNumChannels() * flat.getInputHeight() * flat.getInputWidth();
      return Optional.of(new NetworkInput(Shape.of(Math.toIntExact(size)), Form.ROWS));
    }
    if (first.preProcessor() instanceof CnnToFeedForwardPreProcessor images
        && images.getInputHeight() > 0) {
      return Optional.of(images(images));
    }
    return first.preProcessor() == null ? told(unwrapped(first.layer())) : Optional.empty();
  }

  /** Square images of this side, if the first layer tells the number of channels. */
  Optional<NetworkInput> square(int side) {
    Layer first = readers.isEmpty() ? null : unwrapped(readers.get(0).layer());
    boolean convolution =
        first instanceof ConvolutionLayer
            && !(first instanceof Convolution1DLayer || first instanceof DeButConvolution1D);
    if (!convolution || readers.get(0).preProcessor() != null) {
      return Optional.empty();
    }
    int channels = Math.toIntExact(((ConvolutionLayer) first).getNIn());
    Form form = FormRule.of(((ConvolutionLayer) first).getCnn2dDataFormat());
    Shape shape =
        form == Form.NHWC ? Shape.of(side, side, channels) : Shape.of(channels, side, side);
    return Optional.of(new NetworkInput(shape, form));
  }

  private static NetworkInput images(CnnToFeedForwardPreProcessor images) {
    int channels = Math.toIntExact(images.getNumChannels());
    int height = Math.toIntExact(images.getInputHeight());
    int width = Math.toIntExact(images.getInputWidth());
    Form form = FormRule.of(images.getFormat());
    return new NetworkInput(
        form == Form.NHWC ? Shape.of(height, width, channels) : Shape.of(channels, height, width),
        form);
  }

  private static Optional<NetworkInput> told(Layer layer) {
    if (layer instanceof EmbeddingLayer) {
      return Optional.of(new NetworkInput(Shape.of(1), Form.ROWS));
    }
    boolean rows =
        layer instanceof FeedForwardLayer
            && !(layer instanceof ConvolutionLayer
                || layer instanceof BaseRecurrentLayer
                || layer instanceof RnnOutputLayer
                || layer instanceof DeButRnnOutputLayer
                || layer instanceof BatchNormalization
                || layer instanceof EmbeddingSequenceLayer);
    long size = rows ? ((FeedForwardLayer) layer).getNIn() : 0;
    return size > 0
        ? Optional.of(new NetworkInput(Shape.of(Math.toIntExact(size)), Form.ROWS))
        : Optional.empty();
  }

  private Optional<Form> images() {
    for (Reader reader : readers) {
      if (reader.preProcessor() instanceof CnnToFeedForwardPreProcessor flattening) {
        return Optional.of(FormRule.of(flattening.getFormat()));
      }
      CNN2DFormat format = imageFormat(unwrapped(reader.layer()));
      if (format != null) {
        return Optional.of(FormRule.of(format));
      }
    }
    return Optional.empty();
  }

  private static CNN2DFormat imageFormat(Layer layer) {
    if (layer instanceof ConvolutionLayer convolution) {
      return convolution.getCnn2dDataFormat();
    }
    if (layer instanceof SubsamplingLayer pooling) {
      return pooling.getCnn2dDataFormat();
    }
    if (layer instanceof BatchNormalization normalization) {
      return normalization.getCnn2DFormat();
    }
    if (layer instanceof ZeroPaddingLayer padding) {
      return padding.getDataFormat();
    }
    if (layer instanceof Cropping2D cropping) {
      return cropping.getDataFormat();
    }
    if (layer instanceof Upsampling2D upsampling) {
      return upsampling.getFormat();
    }
    if (layer instanceof LocalResponseNormalization normalization) {
      return normalization.getDataFormat();
    }
    if (layer instanceof GlobalPoolingLayer pooling) {
      return pools(pooling, 1, 2) ? CNN2DFormat.NHWC : null;
    }
    return layer instanceof CnnLossLayer loss ? loss.getFormat() : null;
  }

  private Optional<Form> sequences() {
    for (Reader reader : readers) {
      if (reader.preProcessor() instanceof RnnToFeedForwardPreProcessor rows) {
        return Optional.of(FormRule.of(rows.getRnnDataFormat()));
      }
      RNNFormat format = sequenceFormat(reader.layer());
      if (format != null) {
        return Optional.of(FormRule.of(format));
      }
    }
    return Optional.empty();
  }

  private static RNNFormat sequenceFormat(Layer wrapped) {
    if (wrapped instanceof TimeDistributed distributed) {
      return distributed.getRnnDataFormat();
    }
    Layer layer = unwrapped(wrapped);
    if (layer instanceof BaseRecurrentLayer recurrent) {
      return recurrent.getRnnDataFormat();
    }
    if (layer instanceof Convolution1DLayer convolution) {
      return convolution.getRnnDataFormat();
    }
    if (layer instanceof DeButConvolution1D convolution) {
      return convolution.getRnnDataFormat();
    }
    if (layer instanceof GlobalPoolingLayer pooling) {
      return pools(pooling, 1) ? RNNFormat.NWC : null;
    }
    if (layer instanceof DeButRnnOutputLayer output) {
      return output.getRnnDataFormat();
    }
    return layer instanceof RnnOutputLayer output ? output.getRnnDataFormat() : null;
  }

  private static boolean pools(GlobalPoolingLayer layer, int... dimensions) {
    return Arrays.equals(layer.getPoolingDimensions(), dimensions);
  }

  private static Layer unwrapped(Layer layer) {
    if (layer instanceof BaseWrapperLayer wrapper) {
      return unwrapped(wrapper.getUnderlying());
    }
    if (layer instanceof Bidirectional both) {
      return unwrapped(both.getFwd());
    }
    if (layer instanceof org.deeplearning4j.nn.conf.layers.misc.FrozenLayer frozen) {
      return unwrapped(frozen.getLayer());
    }
    return layer;
  }
}
