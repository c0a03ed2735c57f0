package io.github.debutdl4j.convert;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.Layer;

/** The layer types that can be converted. */
final class LinearLayerTypes {

  private static final List<LinearLayerType<?>> TYPES =
      List.of(
          new DenseType(),
          new OutputType(),
          new RnnOutputType(),
          new Convolution1DType(),
          new Convolution2DType());

  private LinearLayerTypes() {}

  /** How to convert a layer of exactly this class, or empty. */
  @SuppressWarnings("unchecked")
  static <L extends Layer> Optional<LinearLayerType<L>> of(L layer) {
    return TYPES.stream()
        .filter(type -> type.layerClass() == layer.getClass())
        .map(type -> (LinearLayerType<L>) type)
        .findFirst();
  }
}
