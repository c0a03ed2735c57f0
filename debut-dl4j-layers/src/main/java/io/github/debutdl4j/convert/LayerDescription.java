package io.github.debutdl4j.convert;

/**
 * What a rule of {@link ConvertOptions} sees of a linear layer.
 *
 * @param name the layer's name
 * @param type simple class name of its configuration, {@code DenseLayer} for instance
 * @param outputs rows of its matrix: output features or channels
 * @param inputs columns of its matrix: input features, or input channels times kernel positions
 * @param kernelTaps positions of the convolution kernel, 1 for a dense layer
 */
public record LayerDescription(String name, String type, int outputs, int inputs, int kernelTaps) {

  /** Weights of the dense matrix. */
  public long denseWeights() {
    return (long) outputs * inputs;
  }
}
