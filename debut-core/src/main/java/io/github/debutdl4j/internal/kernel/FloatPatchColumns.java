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
package io.github.debutdl4j.internal.kernel;

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

  private static final float[] ZEROS = new float[1024];
  private static final ThreadLocal<FloatPatchWindow> WINDOW =
      ThreadLocal.withInitial(FloatPatchWindow::new);

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
    long last =
        offset
            + (images - 1L) * imageStride
            + (geometry.channels() - 1L) * channelStride
            + ((long) geometry.height() * geometry.width() - 1) * pixelStride;
    if (last >= data.limit()) {
      throw new IllegalArgumentException(
          images
              + (" images of " + geometry.channels() + "x")
              + (geometry.height() + "x" + geometry.width())
              + (" reach index " + last)
              + (", but the buffer ends at " + data.limit()));
    }
  }

  /**
   * Images whose numbers lie at any regular distances; to read from, as a sink wants no gaps.
   *
   * @param offset index of the first number of the first image
   * @param imageStride distance between images
   * @param channelStride distance between channels
   * @param pixelStride distance between pixels, from the end of a row to the next row as well
   */
  public static FloatColumnSource strided(
      FloatBuffer data,
      int offset,
      int images,
      int imageStride,
      int channelStride,
      int pixelStride,
      PatchGeometry geometry) {
    return new FloatPatchColumns(
        data, offset, images, imageStride, channelStride, pixelStride, geometry);
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
    int end = offset + (firstColumn + columns) / geometry.positions() * imageStride;
    for (int i = from; i < end; i += ZEROS.length) {
      data.put(i, ZEROS, 0, Math.min(ZEROS.length, end - i));
    }
  }

  @Override
  public void read(
      int firstColumn, int columns, int firstRow, int rows, float[][] tile, int tileRow) {
    FloatPatchWindow window = WINDOW.get();
    window.moveTo(geometry, firstColumn, columns);
    FloatFactorKernel kernel = KernelProvider.get().forFloat();
    int shown = -1;
    for (int i = 0; i < rows; i++) {
      int channel = geometry.channelOf(firstRow + i);
      if (channel != shown) {
        load(window, channel);
        window.show();
        shown = channel;
      }
      window.gather(kernel, geometry.tapOf(firstRow + i), tile[tileRow + i]);
    }
  }

  @Override
  public void write(
      int firstColumn, int columns, int firstRow, int rows, float[][] tile, int tileRow) {
    FloatPatchWindow window = WINDOW.get();
    window.moveTo(geometry, firstColumn, columns);
    FloatFactorKernel kernel = KernelProvider.get().forFloat();
    for (int i = 0; i < rows; i++) {
      int channel = geometry.channelOf(firstRow + i);
      if (i == 0 || channel != geometry.channelOf(firstRow + i - 1)) {
        window.clear();
      }
      window.scatter(kernel, geometry.tapOf(firstRow + i), tile[tileRow + i]);
      if (i + 1 == rows || channel != geometry.channelOf(firstRow + i + 1)) {
        load(window, channel);
        window.addUp();
        store(window, channel);
      }
    }
  }

  private void load(FloatPatchWindow window, int channel) {
    int count = window.pixelsPerImage();
    for (int n = 0; count > 0 && n < window.images(); n++) {
      int from = firstPixel(window, n, channel);
      if (pixelStride == 1) {
        data.get(from, window.pixels(), n * count, count);
      } else {
        float[] pixels = window.pixels();
        for (int i = 0; i < count; i++) {
          pixels[n * count + i] = data.get(from + i * pixelStride);
        }
      }
    }
  }

  private void store(FloatPatchWindow window, int channel) {
    int count = window.pixelsPerImage();
    for (int n = 0; count > 0 && n < window.images(); n++) {
      int to = firstPixel(window, n, channel);
      if (pixelStride == 1) {
        data.put(to, window.pixels(), n * count, count);
      } else {
        float[] pixels = window.pixels();
        for (int i = 0; i < count; i++) {
          data.put(to + i * pixelStride, pixels[n * count + i]);
        }
      }
    }
  }

  private int firstPixel(FloatPatchWindow window, int n, int channel) {
    return offset
        + (window.firstImage() + n) * imageStride
        + channel * channelStride
        + window.fromY() * geometry.width() * pixelStride;
  }

  @Override
  public void readColumn(int column, float[] to) {
    for (int i = 0; i < geometry.rows(); i++) {
      int pixel = pixel(column, geometry.tapOf(i));
      to[i] = pixel < 0 ? 0 : data.get(offset + geometry.channelOf(i) * channelStride + pixel);
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
