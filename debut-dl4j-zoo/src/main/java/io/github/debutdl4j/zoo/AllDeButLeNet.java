package io.github.debutdl4j.zoo;

/**
 * The DeBut paper's LeNet for 28 x 28 digits: two 3 x 3 convolutions (8 and 16 channels), each with
 * a ReLU and a 2 x 2 maximum, then 400-128-64-classes. Its dense twin has 61,482 parameters.
 *
 * <p>Layers: {@code conv1 pool1 conv2 pool2 fc1 fc2 output}.
 */
public final class AllDeButLeNet extends AllDeButModel {

  private AllDeButLeNet(Builder builder) {
    super(builder);
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  void sketch(NetworkSketch net) {
    int[] input = inputShape();
    int height = halvedAfterConvolution(halvedAfterConvolution(input[1]));
    int width = halvedAfterConvolution(halvedAfterConvolution(input[2]));
    String x = net.convolution(ConvolutionShape.of("conv1", input[0], 8, 3).withRelu(), INPUT);
    x = net.halve("pool1", x);
    x = net.convolution(ConvolutionShape.of("conv2", 8, 16, 3).withRelu(), x);
    x = net.halve("pool2", x);
    x = net.dense(DenseShape.relu("fc1", 16 * height * width, 128), x);
    x = net.dense(DenseShape.relu("fc2", 128, 64), x);
    net.classifier(OUTPUT, 64, numClasses(), x);
  }

  @Override
  LinearLayers deButLayers() {
    return new DenseLinearLayers();
  }

  /** Size after a 3 x 3 convolution without padding and a 2 x 2 maximum. */
  private static int halvedAfterConvolution(int size) {
    return (size - 2) / 2;
  }

  /** Settings of an {@link AllDeButLeNet}. */
  public static final class Builder extends AllDeButModel.Builder<Builder> {

    private Builder() {
      super(10, 1, 28, 28);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    public AllDeButLeNet build() {
      return new AllDeButLeNet(this);
    }
  }
}
