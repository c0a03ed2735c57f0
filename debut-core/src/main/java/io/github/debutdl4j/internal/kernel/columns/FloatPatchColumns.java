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
package io.github.debutdl4j.internal.kernel.columns;

import io.github.debutdl4j.internal.platform.NotOnAndroid;

/**
 * The patches of a convolution as columns, read straight from a minibatch of images and, in the
 * backward pass, added up where they overlap.
 *
 * <p>Column {@code image * positions + outY * outWidth + outX}; the row is a channel and a tap, in
 * the order of the {@link PatchGeometry}. Pixel {@code (channel, y, x)} of an image is at {@code
 * offset + image * images.imageStride() + channel * channelStride + (y * width + x) * pixelStride}.
 */
@NotOnAndroid // buffers read by place: DL4J layers alone do that
public final class FloatPatchColumns implements FloatColumnSource, FloatColumnSink {

  private static final float[] ZEROS = new float[1024];
  private static final ThreadLocal<FloatPatchWindow> WINDOW =
      ThreadLocal.withInitial(FloatPatchWindow::new);

  private final FloatImages images;
  private final PatchGeometry geometry;
  private final FloatPixelRuns pixelRuns;

  /**
   * Patches of images; to be written to, images must have no gaps.
   *
   * @param pixelRuns what copies runs of pixels
   * @throws IllegalArgumentException if the images reach beyond their buffer
   */
  public FloatPatchColumns(FloatImages images, PatchGeometry geometry, FloatPixelRuns pixelRuns) {
    images.check(geometry.channels(), geometry.height() * geometry.width());
    this.images = images;
    this.geometry = geometry;
    this.pixelRuns = pixelRuns;
  }

  @Override
  public int columns() {
    return images.count() * geometry.positions();
  }

  @Override
  public int rows() {
    return geometry.rows();
  }

  /** Patches of one image overlap, so they are added by one thread. */
  @Override
  public int columnsWrittenTogether() {
    return geometry.positions();
  }

  @Override
  public void open(int firstColumn, int columns) {
    int from = images.first(firstColumn / geometry.positions(), 0);
    int end = images.first((firstColumn + columns) / geometry.positions(), 0);
    for (int i = from; i < end; i += ZEROS.length) {
      images.data().put(i, ZEROS, 0, Math.min(ZEROS.length, end - i));
    }
  }

  @Override
  public void read(int firstColumn, int columns, int firstRow, int rows, FloatRows to) {
    FloatPatchWindow window = WINDOW.get();
    window.moveTo(geometry, firstColumn, columns);
    int shown = -1;
    for (int i = 0; i < rows; i++) {
      int channel = geometry.channelOf(firstRow + i);
      if (channel != shown) {
        load(window, channel);
        window.show();
        shown = channel;
      }
      int tap = geometry.tapOf(firstRow + i);
      if (to.arePacked()) {
        window.gather(pixelRuns, tap, window.row());
        System.arraycopy(window.row(), 0, to.array(i), to.start(i), columns);
      } else {
        window.gather(pixelRuns, tap, to.array(i));
      }
    }
  }

  @Override
  public void write(int firstColumn, int columns, int firstRow, int rows, FloatRows from) {
    FloatPatchWindow window = WINDOW.get();
    window.moveTo(geometry, firstColumn, columns);
    for (int i = 0; i < rows; i++) {
      int channel = geometry.channelOf(firstRow + i);
      if (i == 0 || channel != geometry.channelOf(firstRow + i - 1)) {
        window.clear();
      }
      float[] row = from.array(i);
      if (from.arePacked()) {
        row = window.row();
        System.arraycopy(from.array(i), from.start(i), row, 0, columns);
      }
      window.scatter(pixelRuns, geometry.tapOf(firstRow + i), row);
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
      if (images.pixelStride() == 1) {
        images.data().get(from, window.pixels(), n * count, count);
      } else {
        float[] pixels = window.pixels();
        for (int i = 0; i < count; i++) {
          pixels[n * count + i] = images.data().get(from + i * images.pixelStride());
        }
      }
    }
  }

  private void store(FloatPatchWindow window, int channel) {
    int count = window.pixelsPerImage();
    for (int n = 0; count > 0 && n < window.images(); n++) {
      int to = firstPixel(window, n, channel);
      if (images.pixelStride() == 1) {
        images.data().put(to, window.pixels(), n * count, count);
      } else {
        float[] pixels = window.pixels();
        for (int i = 0; i < count; i++) {
          images.data().put(to + i * images.pixelStride(), pixels[n * count + i]);
        }
      }
    }
  }

  private int firstPixel(FloatPatchWindow window, int n, int channel) {
    return images.first(window.firstImage() + n, channel)
        + window.fromY() * geometry.width() * images.pixelStride();
  }

  @Override
  public void readColumn(int column, float[] to) {
    for (int i = 0; i < geometry.rows(); i++) {
      int pixel = pixel(column, geometry.tapOf(i));
      to[i] = pixel < 0 ? 0 : images.data().get(images.first(0, geometry.channelOf(i)) + pixel);
    }
  }

  @Override
  public void writeColumn(int column, float[] from) {
    for (int i = 0; i < geometry.rows(); i++) {
      int pixel = pixel(column, geometry.tapOf(i));
      if (pixel >= 0) {
        int at = images.first(0, geometry.channelOf(i)) + pixel;
        images.data().put(at, images.data().get(at) + from[i]);
      }
    }
  }

  /**
   * Distance of the pixel that a tap of a patch reads from the start of its image's channel, or -1
   * outside.
   */
  private int pixel(int column, int tap) {
    int position = column % geometry.positions();
    int y = geometry.inputY(position / geometry.outWidth(), tap);
    int x = geometry.inputX(position % geometry.outWidth(), tap);
    if (y < 0 || y >= geometry.height() || x < 0 || x >= geometry.width()) {
      return -1;
    }
    return column / geometry.positions() * images.imageStride()
        + (y * geometry.width() + x) * images.pixelStride();
  }
}
