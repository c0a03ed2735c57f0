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
 * Columns that lie in memory at regular distances: the rows of a matrix in 'c' or 'f' order, or the
 * pixels of a minibatch of images with channels first or last.
 *
 * <p>Column {@code image * positions + position}, row {@code feature} is at {@code offset + image *
 * imageStride + position * positionStride + feature * featureStride}.
 */
public final class FloatStridedColumns implements FloatColumnSource, FloatColumnSink {

  /** Neighbouring features that move together, so that every cache line is touched once. */
  private static final int STRIP = 64;

  private final FloatBuffer data;
  private final int offset;
  private final int images;
  private final int imageStride;
  private final int positions;
  private final int positionStride;
  private final int features;
  private final int featureStride;

  private FloatStridedColumns(
      FloatBuffer data,
      int offset,
      int images,
      int imageStride,
      int positions,
      int positionStride,
      int features,
      int featureStride) {
    this.data = data;
    this.offset = offset;
    this.images = images;
    this.imageStride = imageStride;
    this.positions = positions;
    this.positionStride = positionStride;
    this.features = features;
    this.featureStride = featureStride;
    long last =
        offset
            + (images - 1L) * imageStride
            + (positions - 1L) * positionStride
            + (features - 1L) * featureStride;
    if (columns() > 0 && features > 0 && last >= data.limit()) {
      throw new IllegalArgumentException(
          images
              + " images x "
              + positions
              + " positions x "
              + features
              + " features reach index "
              + last
              + ", but the buffer ends at "
              + data.limit());
    }
  }

  /**
   * A matrix of examples, one example a column of the chain.
   *
   * @param offset index of the first number of the first example
   * @param exampleStride distance between examples: the number of features in 'c' order
   * @param featureStride distance between features: the number of examples in 'f' order
   */
  public static FloatStridedColumns matrix(
      FloatBuffer data,
      int offset,
      int examples,
      int exampleStride,
      int features,
      int featureStride) {
    return new FloatStridedColumns(
        data, offset, 1, 0, examples, exampleStride, features, featureStride);
  }

  /**
   * A minibatch of images or sequences, every pixel or time step a column of the chain.
   *
   * @param offset index of the first number of the first image
   * @param imageStride distance between images
   * @param positions pixels of an image
   * @param positionStride distance between pixels: 1 with channels first
   * @param channels features of a pixel
   * @param channelStride distance between channels: 1 with channels last
   */
  public static FloatStridedColumns images(
      FloatBuffer data,
      int offset,
      int images,
      int imageStride,
      int positions,
      int positionStride,
      int channels,
      int channelStride) {
    return new FloatStridedColumns(
        data, offset, images, imageStride, positions, positionStride, channels, channelStride);
  }

  @Override
  public int columns() {
    return images * positions;
  }

  @Override
  public int rows() {
    return features;
  }

  @Override
  public boolean readsPlainly() {
    return positionStride == 1;
  }

  @Override
  public void read(
      int firstColumn, int columns, int firstRow, int rows, float[][] tile, int tileRow) {
    int done = 0;
    while (done < columns) {
      int run = runLength(firstColumn + done, columns - done);
      int from = position(firstColumn + done) + firstRow * featureStride;
      if (positionStride == 1) {
        for (int i = 0; i < rows; i++) {
          data.get(from + i * featureStride, tile[tileRow + i], done, run);
        }
      } else if (featureStride == 1) {
        readStrips(from, run, rows, tile, tileRow, done);
      } else {
        readAcross(from, run, rows, tile, tileRow, done);
      }
      done += run;
    }
  }

  private void readStrips(int from, int run, int rows, float[][] tile, int tileRow, int to) {
    float[] strip = new float[Math.min(STRIP, rows)];
    for (int first = 0; first < rows; first += STRIP) {
      int count = Math.min(STRIP, rows - first);
      for (int c = 0; c < run; c++) {
        data.get(from + first + c * positionStride, strip, 0, count);
        for (int i = 0; i < count; i++) {
          tile[tileRow + first + i][to + c] = strip[i];
        }
      }
    }
  }

  private void readAcross(int from, int run, int rows, float[][] tile, int tileRow, int to) {
    for (int i = 0; i < rows; i++) {
      float[] row = tile[tileRow + i];
      int feature = from + i * featureStride;
      for (int c = 0; c < run; c++) {
        row[to + c] = data.get(feature + c * positionStride);
      }
    }
  }

  @Override
  public void readColumn(int column, float[] to) {
    int from = position(column);
    if (featureStride == 1) {
      data.get(from, to, 0, features);
      return;
    }
    for (int i = 0; i < features; i++) {
      to[i] = data.get(from + i * featureStride);
    }
  }

  @Override
  public void write(
      int firstColumn, int columns, int firstRow, int rows, float[][] tile, int tileRow) {
    int done = 0;
    while (done < columns) {
      int run = runLength(firstColumn + done, columns - done);
      int to = position(firstColumn + done) + firstRow * featureStride;
      if (positionStride == 1) {
        for (int i = 0; i < rows; i++) {
          data.put(to + i * featureStride, tile[tileRow + i], done, run);
        }
      } else if (featureStride == 1) {
        writeStrips(to, run, rows, tile, tileRow, done);
      } else {
        writeAcross(to, run, rows, tile, tileRow, done);
      }
      done += run;
    }
  }

  private void writeStrips(int to, int run, int rows, float[][] tile, int tileRow, int from) {
    float[] strip = new float[Math.min(STRIP, rows)];
    for (int first = 0; first < rows; first += STRIP) {
      int count = Math.min(STRIP, rows - first);
      for (int c = 0; c < run; c++) {
        for (int i = 0; i < count; i++) {
          strip[i] = tile[tileRow + first + i][from + c];
        }
        data.put(to + first + c * positionStride, strip, 0, count);
      }
    }
  }

  private void writeAcross(int to, int run, int rows, float[][] tile, int tileRow, int from) {
    for (int i = 0; i < rows; i++) {
      float[] row = tile[tileRow + i];
      int feature = to + i * featureStride;
      for (int c = 0; c < run; c++) {
        data.put(feature + c * positionStride, row[from + c]);
      }
    }
  }

  @Override
  public void writeColumn(int column, float[] from) {
    int to = position(column);
    if (featureStride == 1) {
      data.put(to, from, 0, features);
      return;
    }
    for (int i = 0; i < features; i++) {
      data.put(to + i * featureStride, from[i]);
    }
  }

  /** Columns from here to the end of the image, at most so many. */
  private int runLength(int column, int atMost) {
    return Math.min(atMost, positions - column % positions);
  }

  private int position(int column) {
    return offset + column / positions * imageStride + column % positions * positionStride;
  }
}
