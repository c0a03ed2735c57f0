package io.github.debutdl4j.examples.recipes;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Grey images of one size with a class each, as they are stored: one unsigned byte a pixel.
 *
 * @param pixels image after image, row after row
 * @param labels class of each image
 */
record LabelledImages(byte[] pixels, byte[] labels, int height, int width) {

  LabelledImages {
    if (pixels.length != (long) labels.length * height * width) {
      throw new IllegalArgumentException(
          labels.length
              + " images of "
              + height
              + " x "
              + width
              + " need "
              + (long) labels.length * height * width
              + " pixels; got "
              + pixels.length);
    }
  }

  int count() {
    return labels.length;
  }

  /** Intensity of a pixel, 0 to 1. */
  float intensity(int image, int row, int column) {
    return (pixels[(image * height + row) * width + column] & 0xff) / 255f;
  }

  /** One row of {@code classes} numbers an image, a single one in each. */
  INDArray oneHot(int[] images, int classes) {
    INDArray labels = Nd4j.zeros(DataType.FLOAT, images.length, classes);
    for (int i = 0; i < images.length; i++) {
      labels.putScalar(i, label(images[i]), 1);
    }
    return labels;
  }

  int label(int image) {
    return labels[image];
  }
}
