package io.github.debutdl4j.examples.data;

import java.util.Arrays;

/**
 * Labelled images of one size, held in memory as bytes.
 *
 * @param pixels {@code [images, channels, height, width]}, c order, 0 to 255
 * @param labels class of each image, 0 to {@code classes - 1}
 * @param classes number of classes
 */
public record ImageSet(
    byte[] pixels, int[] labels, int channels, int height, int width, int classes) {

  /** Checks that there is a picture for each label. */
  public ImageSet {
    if (pixels.length != (long) labels.length * channels * height * width) {
      throw new DataException(
          labels.length + " labels do not fit " + pixels.length + " bytes of pixels");
    }
  }

  /** Number of images. */
  public int size() {
    return labels.length;
  }

  /** Bytes of one image. */
  public int imageLength() {
    return channels * height * width;
  }

  /** The first images, or all if there are no more. */
  public ImageSet first(int count) {
    int kept = Math.min(count, size());
    return new ImageSet(
        Arrays.copyOf(pixels, kept * imageLength()),
        Arrays.copyOf(labels, kept),
        channels,
        height,
        width,
        classes);
  }
}
