package io.github.debutdl4j.layer;

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import java.util.Collection;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A 2D convolution whose flattened filter matrix is a product of sparse DeBut factors: use it where
 * a {@code ConvolutionLayer} stands.
 *
 * <p>The matrix is nOut x (nIn*kH*kW), its columns numbered by {@link ColumnOrder}. Input and
 * output are [minibatch, channels, height, width] or, in NHWC, [minibatch, height, width,
 * channels].
 *
 * <p>Source: "Deformable Butterfly" (NeurIPS 2021), section 3.
 */
public class DeButConvolution2D extends ConvolutionLayer implements DeButLayerConf {

  private static final long serialVersionUID = 1L;

  private ChainSettings chainSettings = new ChainSettings();
  private ColumnOrder columnOrder = ColumnOrder.CHANNEL_MAJOR;

  /** For JSON. */
  protected DeButConvolution2D() {}

  protected DeButConvolution2D(Builder builder) {
    super(builder);
    this.cnn2dDataFormat = builder.dataFormat;
    this.columnOrder = builder.columnOrder;
    this.chainSettings = new ChainSettings(builder.chainSettings);
    initializeConstraints(builder);
    if (chainSettings.chainSoFar() == null) {
      LayerChain.resolveIfPossible(this);
    }
  }

  @Override
  public DeButChain resolvedChain() {
    return LayerChain.resolve(this);
  }

  @Override
  public ChainSettings getChainSettings() {
    return chainSettings;
  }

  public void setChainSettings(ChainSettings chainSettings) {
    this.chainSettings = chainSettings;
  }

  /** How the columns of the filter matrix are numbered. */
  public ColumnOrder getColumnOrder() {
    return columnOrder;
  }

  public void setColumnOrder(ColumnOrder columnOrder) {
    this.columnOrder = columnOrder;
  }

  @Override
  public int kernelTaps() {
    return kernelSize[0] * kernelSize[1];
  }

  @Override
  public double denseFanOut() {
    return (double) nOut * kernelTaps() / (stride[0] * stride[1]);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    requireImages(inputType);
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
        DeButConvolution2D.class);
  }

  /** Takes channels (where not set by hand, or with override) and format from the input. */
  @Override
  public void setNIn(InputType inputType, boolean override) {
    requireImages(inputType);
    InputType.InputTypeConvolutional images = (InputType.InputTypeConvolutional) inputType;
    if (nIn <= 0 || override) {
      nIn = images.getChannels();
    }
    cnn2dDataFormat = images.getFormat();
    LayerChain.resolveIfPossible(this);
  }

  private void requireImages(InputType inputType) {
    if (inputType == null || inputType.getType() != InputType.Type.CNN) {
      throw new IllegalStateException(
          LayerChain.describe(this) + ": expected CNN input, got " + inputType);
    }
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray layerParamsView,
      boolean initializeParams,
      DataType networkDataType) {
    LayerValidation.assertNInNOutSet("DeButConvolution2D", getLayerName(), layerIndex, nIn, nOut);
    DeButConvolution2DLayer layer = new DeButConvolution2DLayer(conf, networkDataType);
    layer.attach(conf, listeners, layerIndex, layerParamsView, initializeParams);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return DeButParamInitializer.getInstance();
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    return ChainMemory.report(this, inputType);
  }

  @Override
  public DeButConvolution2D clone() {
    DeButConvolution2D copy = (DeButConvolution2D) super.clone();
    copy.dilation = dilation.clone();
    copy.chainSettings = new ChainSettings(chainSettings);
    return copy;
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof DeButConvolution2D;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof DeButConvolution2D convolution
            && super.equals(convolution)
            && columnOrder == convolution.columnOrder
            && chainSettings.equals(convolution.chainSettings);
  }

  @Override
  public int hashCode() {
    // Enums hash by identity; their names are the same in every JVM.
    return Objects.hash(super.hashCode(), columnOrder.name(), chainSettings);
  }

  @Override
  public String toString() {
    return "DeButConvolution2D("
        + super.toString()
        + ", columnOrder="
        + columnOrder
        + ", "
        + chainSettings
        + ")";
  }

  /** Builds a {@link DeButConvolution2D}. */
  public static class Builder extends BaseConvBuilder<Builder> {

    private final ChainSettings chainSettings = new ChainSettings();
    private ColumnOrder columnOrder = ColumnOrder.CHANNEL_MAJOR;
    private CNN2DFormat dataFormat = CNN2DFormat.NCHW;

    /** Takes the height and width of the kernel. */
    public Builder(int... kernelSize) {
      super(kernelSize);
    }

    public Builder(int[] kernelSize, int[] stride) {
      super(kernelSize, stride);
    }

    public Builder(int[] kernelSize, int[] stride, int[] padding) {
      super(kernelSize, stride, padding);
    }

    @Override
    protected boolean allowCausal() {
      return false;
    }

    /** Gives the chain: nOut x (nIn*kH*kW), or larger with {@link #allowPadding}. */
    public Builder chain(DeButChain chain) {
      chainSettings.use(chain);
      return this;
    }

    /** Gives the chain as a row {@code p q r s t p q r s t ...}, first applied factor first. */
    public Builder chain(String row) {
      return chain(DeButChain.parse(row));
    }

    /** Leaves the chain to a policy; without chain and policy it is a monotonic one. */
    public Builder chainPolicy(ChainPolicy policy) {
      chainSettings.use(policy);
      return this;
    }

    /** Accepts a chain larger than the layer: extra inputs are zeros, extra outputs dropped. */
    public Builder allowPadding(boolean allowPadding) {
      chainSettings.setAllowPadding(allowPadding);
      return this;
    }

    /** How the columns of the filter matrix are numbered; default CHANNEL_MAJOR, as in DL4J. */
    public Builder columnOrder(ColumnOrder columnOrder) {
      this.columnOrder = columnOrder;
      return this;
    }

    /** Order of the dimensions of images; default NCHW. An InputType overrules it. */
    public Builder dataFormat(CNN2DFormat format) {
      this.dataFormat = format;
      return this;
    }

    @Override
    @SuppressWarnings("unchecked")
    public DeButConvolution2D build() {
      return new DeButConvolution2D(this);
    }
  }
}
