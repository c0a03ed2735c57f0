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

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.kernel.columns.PatchGeometry;
import io.github.debutdl4j.internal.kernel.columns.PatchTaps;
import io.github.debutdl4j.layer.internal.engine.ColumnLayout;
import io.github.debutdl4j.layer.internal.engine.SliceWindow;
import io.github.debutdl4j.layer.internal.engine.VolumeLayout;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D.DataFormat;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.util.Convolution3DUtils;
import org.deeplearning4j.util.ConvolutionUtils;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A 3D convolution whose flattened filter matrix is a product of sparse DeBut factors: use it in
 * place of DL4J's {@code Convolution3D}.
 *
 * <p>The matrix is nOut x (nIn*kD*kH*kW). Input and output are [minibatch, channels, depth, height,
 * width] or, in NDHWC, [minibatch, depth, height, width, channels]; as in DL4J the format is that
 * of {@link Builder#dataFormat}, whatever the InputType says.
 *
 * <p>The layer is a 2D convolution of the slices under the kernel, stacked as channels: slice d of
 * channel c is channel c*kD + d. {@link ColumnOrder} numbers the columns of that convolution, so
 * that {@code CHANNEL_MAJOR} is (nIn, kD, kH, kW), as in DL4J, and {@code TAP_MAJOR} is (kH, kW,
 * nIn, kD).
 *
 * <p>Source: "Deformable Butterfly" (NeurIPS 2021), section 3.
 */
public class DeButConvolution3D extends DeButConvolution {

  private static final long serialVersionUID = 1L;

  private DataFormat dataFormat = DataFormat.NCDHW;

  /** For JSON. */
  protected DeButConvolution3D() {}

  protected DeButConvolution3D(Builder builder) {
    super(builder);
    this.dataFormat = builder.dataFormat;
    initializeConstraints(builder);
    ChainResolution.resolvePolicyIfPossible(this);
  }

  /** Order of the dimensions of volumes. */
  public DataFormat getDataFormat() {
    return dataFormat;
  }

  public void setDataFormat(DataFormat dataFormat) {
    this.dataFormat = dataFormat;
  }

  @Override
  public DeButChain chainFor(ChainPolicy policy) {
    return policy.resolve(matrixRows(), matrixColumns(), kernelSize[1] * kernelSize[2]);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    requireInput(inputType, InputType.Type.CNN3D);
    InputType.InputTypeConvolutional3D volumes = (InputType.InputTypeConvolutional3D) inputType;
    int[] out =
        outputSizes(
            new int[] {
              Math.toIntExact(volumes.getDepth()),
              Math.toIntExact(volumes.getHeight()),
              Math.toIntExact(volumes.getWidth())
            },
            ChainResolution.describe(this));
    return InputType.convolutional3D(dataFormat, out[0], out[1], out[2], nOut);
  }

  /** Takes channels from the input where they are not set by hand, or with override. */
  @Override
  public void setNIn(InputType inputType, boolean override) {
    requireInput(inputType, InputType.Type.CNN3D);
    if (nIn <= 0 || override) {
      nIn = ((InputType.InputTypeConvolutional3D) inputType).getChannels();
    }
    ChainResolution.resolveIfPossible(this);
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
    return InputTypeUtil.getPreProcessorForInputTypeCnn3DLayers(inputType, getLayerName());
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray layerParamsView,
      boolean initializeParams,
      DataType networkDataType) {
    LayerValidation.assertNInNOutSet("DeButConvolution3D", getLayerName(), layerIndex, nIn, nOut);
    VolumeChainLayer layer = new VolumeChainLayer(conf, networkDataType);
    layer.attach(conf, listeners, layerIndex, layerParamsView, initializeParams);
    return layer;
  }

  /**
   * Depth, height and width of the output. DL4J's own methods confuse the dimensions.
   *
   * @param layer the layer in errors
   */
  private int[] outputSizes(int[] in, String layer) {
    int[] out = new int[in.length];
    for (int i = 0; i < in.length; i++) {
      int free = in[i] + 2 * padding[i] - (kernelSize[i] - 1) * dilation[i] - 1;
      if (convolutionMode == ConvolutionMode.Same) {
        out[i] = (in[i] + stride[i] - 1) / stride[i];
      } else if (free >= 0
          && (convolutionMode != ConvolutionMode.Strict || free % stride[i] == 0)) {
        out[i] = free / stride[i] + 1;
      } else {
        throw new DL4JInvalidInputException(
            "volumes of depth, height and width "
                + Arrays.toString(in)
                + " do not fit kernel "
                + Arrays.toString(kernelSize)
                + (", stride " + Arrays.toString(stride))
                + (", padding " + Arrays.toString(padding))
                + (", dilation " + Arrays.toString(dilation))
                + (" in mode " + convolutionMode + " " + layer));
      }
    }
    return out;
  }

  private VolumeLayout layoutOf(INDArray input, String layerId) {
    boolean channelsFirst = dataFormat == DataFormat.NCDHW;
    int first = channelsFirst ? 2 : 1;
    int[] in = {
      Math.toIntExact(input.size(first)),
      Math.toIntExact(input.size(first + 1)),
      Math.toIntExact(input.size(first + 2))
    };
    boolean same = convolutionMode == ConvolutionMode.Same;
    int[] out = outputSizes(in, layerId);
    int[] before =
        same
            ? Convolution3DUtils.get3DSameModeTopLeftPadding(out, in, kernelSize, stride, dilation)
            : padding;
    return new VolumeLayout(
        input.size(0),
        Math.toIntExact(nOut),
        new SliceWindow(in[0], kernelSize[0], stride[0], dilation[0], before[0], out[0]),
        PatchGeometry.of(
            Math.toIntExact(nIn * kernelSize[0]),
            inSlices(in),
            new PatchTaps(inSlices(kernelSize), inSlices(stride), inSlices(dilation)),
            inSlices(before),
            inSlices(out),
            getColumnOrder()),
        channelsFirst);
  }

  /** Height and width of depth, height and width. */
  private static int[] inSlices(int[] sizes) {
    return new int[] {sizes[1], sizes[2]};
  }

  @Override
  public DeButConvolution3D clone() {
    return (DeButConvolution3D) super.clone();
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof DeButConvolution3D;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other) && dataFormat == ((DeButConvolution3D) other).dataFormat;
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), dataFormat);
  }

  private static final class VolumeChainLayer extends ChainLayer<DeButConvolution3D> {

    private static final long serialVersionUID = 1L;

    VolumeChainLayer(NeuralNetConfiguration conf, DataType dataType) {
      super(conf, dataType);
    }

    @Override
    public Type type() {
      return Type.CONVOLUTIONAL3D;
    }

    @Override
    ColumnLayout layoutOf(INDArray input) {
      DeButConvolution3D conf = layerConf();
      boolean channelsFirst = conf.dataFormat == DataFormat.NCDHW;
      if (input.rank() == 5 && input.size(channelsFirst ? 1 : 4) == conf.getNIn()) {
        return conf.layoutOf(input, layerId());
      }
      throw new DL4JInvalidInputException(
          "input of shape %s does not fit; expected [minibatch, %s] with nIn = %d channels (%s) %s"
              .formatted(
                  Arrays.toString(input.shape()),
                  channelsFirst
                      ? "channels, depth, height, width"
                      : "depth, height, width, channels",
                  conf.getNIn(),
                  conf.dataFormat,
                  layerId()));
    }

    @Override
    void maskExamples(INDArray outputs) {}
  }

  /** Builds a {@link DeButConvolution3D}. */
  @SuppressWarnings("unchecked") // DL4J lets the caller of build() choose the type
  public static class Builder extends DeButConvolution.Builder<Builder> {

    private DataFormat dataFormat = DataFormat.NCDHW;

    /**
     * Takes the depth, height and width of the kernel; without them it is 2 x 2 x 2, as in DL4J.
     */
    public Builder(int... kernelSize) {
      setConvolutionDim(3);
      setKernelSize(kernelSize.length > 0 ? kernelSize : new int[] {2, 2, 2});
      setStride(new int[] {1, 1, 1});
      setPadding(new int[] {0, 0, 0});
      setDilation(new int[] {1, 1, 1});
    }

    public Builder(int[] kernelSize, int[] stride) {
      this(kernelSize);
      setStride(stride);
    }

    public Builder(int[] kernelSize, int[] stride, int[] padding) {
      this(kernelSize, stride);
      setPadding(padding);
    }

    @Override
    protected boolean allowCausal() {
      return false;
    }

    /** Order of the dimensions of volumes; default NCDHW. */
    public Builder dataFormat(DataFormat format) {
      this.dataFormat = format;
      return this;
    }

    @Override
    public DeButConvolution3D build() {
      ConvolutionUtils.validateConvolutionModePadding(convolutionMode, padding);
      Convolution3DUtils.validateCnn3DKernelStridePadding(kernelSize, stride, padding);
      return new DeButConvolution3D(this);
    }
  }
}
