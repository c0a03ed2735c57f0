package io.github.debutdl4j.kernel;

import java.nio.FloatBuffer;

/**
 * The patches of a convolution as columns, read straight from a minibatch of images and, in the way
 * back, added up where they overlap.
 *
 * <p>Column {@code image * positions + outY * outWidth + outX}; the row is a channel and a tap, in
 * the order of the {@link PatchGeometry}. Pixel {@code (channel, y, x)} of an image is at {@code
 * offset + image * imageStride + channel * channelStride + (y * width + x) * pixelStride}.
 */
public final class FloatPatchColumns implements FloatColumnSource, FloatColumnSink {

  private final FloatBuffer data;
  private final int offset;
  private final int images;
  private final int imageStride;
  private final int channelStride;
  private final int pixelStride;
  private final PatchGeometry geometry;

  private FloatPatchColumns(
      FloatBuffer data,
      int offset,
      int images,
      int imageStride,
      int channelStride,
      int pixelStride,
      PatchGeometry geometry) {
    this.data = data;
    this.offset = offset;
    this.images = images;
    this.imageStride = imageStride;
    this.channelStride = channelStride;
    this.pixelStride = pixelStride;
    this.geometry = geometry;
    long imageSize = (long) geometry.channels() * geometry.height() * geometry.width();
    if (offset + images * imageSize > data.limit()) {
      throw new IllegalArgumentException(
          images
              + " images of "
              + imageSize
              + " numbers from index "
              + offset
              + " do not fit a buffer that ends at "
              + data.limit());
    }
  }

  /** Images with channels first: NCHW, or NCW with a height of 1; c order, no gaps. */
  public static FloatPatchColumns channelsFirst(
      FloatBuffer data, int offset, int images, PatchGeometry geometry) {
    int pixels = geometry.height() * geometry.width();
    return new FloatPatchColumns(
        data, offset, images, geometry.channels() * pixels, pixels, 1, geometry);
  }

  /** Images with channels last: NHWC, or NWC with a height of 1; c order, no gaps. */
  public static FloatPatchColumns channelsLast(
      FloatBuffer data, int offset, int images, PatchGeometry geometry) {
    int pixels = geometry.height() * geometry.width();
    return new FloatPatchColumns(
        data, offset, images, geometry.channels() * pixels, 1, geometry.channels(), geometry);
  }

  @Override
  public int columns() {
    return images * geometry.positions();
  }

  @Override
  public int rows() {
    return geometry.rows();
  }

  /** Patches of one image overlap, so they are added by one thread. */
  @Override
  public int columnsPerGroup() {
    return geometry.positions();
  }

  @Override
  public void open(int firstColumn, int columns) {
    int from = offset + firstColumn / geometry.positions() * imageStride;
    int to = from + columns / geometry.positions() * imageStride;
    for (int i = from; i < to; i++) {
      data.put(i, 0);
    }
  }

  @Override
  public void read(
      int firstColumn, int columns, int firstRow, int rows, float[][] tile, int tileRow) {
    for (int i = 0; i < rows; i++) {
      int tap = geometry.tapOf(firstRow + i);
      int channel = offset + geometry.channelOf(firstRow + i) * channelStride;
      float[] row = tile[tileRow + i];
      for (int c = 0; c < columns; c++) {
        int pixel = pixel(firstColumn + c, tap);
        row[c] = pixel < 0 ? 0 : data.get(channel + pixel);
      }
    }
  }

  @Override
  public void readColumn(int column, float[] to) {
    for (int i = 0; i < geometry.rows(); i++) {
      int pixel = pixel(column, geometry.tapOf(i));
      to[i] = pixel < 0 ? 0 : data.get(offset + geometry.channelOf(i) * channelStride + pixel);
    }
  }

  @Override
  public void write(
      int firstColumn, int columns, int firstRow, int rows, float[][] tile, int tileRow) {
    for (int i = 0; i < rows; i++) {
      int tap = geometry.tapOf(firstRow + i);
      int channel = offset + geometry.channelOf(firstRow + i) * channelStride;
      float[] row = tile[tileRow + i];
      for (int c = 0; c < columns; c++) {
        int pixel = pixel(firstColumn + c, tap);
        if (pixel >= 0) {
          data.put(channel + pixel, data.get(channel + pixel) + row[c]);
        }
      }
    }
  }

  @Override
  public void writeColumn(int column, float[] from) {
    for (int i = 0; i < geometry.rows(); i++) {
      int pixel = pixel(column, geometry.tapOf(i));
      if (pixel >= 0) {
        int at = offset + geometry.channelOf(i) * channelStride + pixel;
        data.put(at, data.get(at) + from[i]);
      }
    }
  }

  /** Distance of the pixel that a tap of a patch meets from its image's channel, or -1 outside. */
  private int pixel(int column, int tap) {
    int position = column % geometry.positions();
    int y = geometry.inputY(position / geometry.outWidth(), tap);
    int x = geometry.inputX(position % geometry.outWidth(), tap);
    if (y < 0 || y >= geometry.height() || x < 0 || x >= geometry.width()) {
      return -1;
    }
    return column / geometry.positions() * imageStride + (y * geometry.width() + x) * pixelStride;
  }
}
