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
import java.nio.FloatBuffer;

/**
 * Columns that are in memory at regular distances: the rows of a matrix in 'c' or 'f' order, or the
 * pixels of a minibatch of images with channels first or last.
 *
 * <p>Column {@code image * positions + position}, row {@code feature} is at {@code offset + image *
 * imageStride + position * positionStride + feature * featureStride}.
 */
@NotOnAndroid // buffers read by place: DL4J layers alone do that
public final class FloatStridedColumns implements FloatColumnSource, FloatColumnSink {

  /** Neighbouring features that move together, so that every cache line is touched once. */
  private static final int MOVED_TOGETHER = 64;

  private final FloatBuffer data;
  private final FloatImages images;
  private final int positions;
  private final int positionStride;
  private final int features;
  private final int featureStride;

  private FloatStridedColumns(FloatImages images, int positions, int features) {
    images.check(features, positions);
    this.data = images.data();
    this.images = images;
    this.positions = positions;
    this.positionStride = images.pixelStride();
    this.features = features;
    this.featureStride = images.channelStride();
  }

  /**
   * A matrix of examples, each a column of the chain.
   *
   * @param offset index of the first number of the first example
   * @param exampleStride distance between examples: the number of features in 'c' order
   * @param featureStride distance between features: the number of examples in 'f' order
   * @throws IllegalArgumentException if the matrix reaches beyond its buffer
   */
  public static FloatStridedColumns matrix(
      FloatBuffer data,
      int offset,
      int examples,
      int exampleStride,
      int features,
      int featureStride) {
    FloatImages oneImage = new FloatImages(data, offset, 1, 0, featureStride, exampleStride);
    return new FloatStridedColumns(oneImage, examples, features);
  }

  /**
   * A minibatch of images or sequences, each pixel or time step a column of the chain.
   *
   * @param positions pixels of an image
   * @param channels features of a pixel
   * @throws IllegalArgumentException if the images reach beyond their buffer
   */
  public static FloatStridedColumns images(FloatImages images, int positions, int channels) {
    return new FloatStridedColumns(images, positions, channels);
  }

  @Override
  public int columns() {
    return images.count() * positions;
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
  public void read(int firstColumn, int columns, int firstRow, int rows, FloatRows to) {
    int done = 0;
    while (done < columns) {
      int run = runLength(firstColumn + done, columns - done);
      int from = position(firstColumn + done) + firstRow * featureStride;
      if (positionStride == 1) {
        for (int i = 0; i < rows; i++) {
          data.get(from + i * featureStride, to.array(i), to.start(i) + done, run);
        }
      } else if (featureStride == 1) {
        readBatches(from, run, rows, to, done);
      } else {
        readAcross(from, run, rows, to, done);
      }
      done += run;
    }
  }

  private void readBatches(int from, int run, int rows, FloatRows to, int at) {
    float[] batch = new float[Math.min(MOVED_TOGETHER, rows)];
    for (int first = 0; first < rows; first += MOVED_TOGETHER) {
      int count = Math.min(MOVED_TOGETHER, rows - first);
      for (int c = 0; c < run; c++) {
        data.get(from + first + c * positionStride, batch, 0, count);
        for (int i = 0; i < count; i++) {
          to.array(first + i)[to.start(first + i) + at + c] = batch[i];
        }
      }
    }
  }

  private void readAcross(int from, int run, int rows, FloatRows to, int at) {
    for (int i = 0; i < rows; i++) {
      float[] row = to.array(i);
      int place = to.start(i) + at;
      int feature = from + i * featureStride;
      for (int c = 0; c < run; c++) {
        row[place + c] = data.get(feature + c * positionStride);
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
  public void write(int firstColumn, int columns, int firstRow, int rows, FloatRows from) {
    int done = 0;
    while (done < columns) {
      int run = runLength(firstColumn + done, columns - done);
      int place = position(firstColumn + done) + firstRow * featureStride;
      if (positionStride == 1) {
        for (int i = 0; i < rows; i++) {
          data.put(place + i * featureStride, from.array(i), from.start(i) + done, run);
        }
      } else if (featureStride == 1) {
        writeBatches(place, run, rows, from, done);
      } else {
        writeAcross(place, run, rows, from, done);
      }
      done += run;
    }
  }

  private void writeBatches(int to, int run, int rows, FloatRows from, int at) {
    float[] batch = new float[Math.min(MOVED_TOGETHER, rows)];
    for (int first = 0; first < rows; first += MOVED_TOGETHER) {
      int count = Math.min(MOVED_TOGETHER, rows - first);
      for (int c = 0; c < run; c++) {
        for (int i = 0; i < count; i++) {
          batch[i] = from.array(first + i)[from.start(first + i) + at + c];
        }
        data.put(to + first + c * positionStride, batch, 0, count);
      }
    }
  }

  private void writeAcross(int to, int run, int rows, FloatRows from, int at) {
    for (int i = 0; i < rows; i++) {
      float[] row = from.array(i);
      int place = from.start(i) + at;
      int feature = to + i * featureStride;
      for (int c = 0; c < run; c++) {
        data.put(feature + c * positionStride, row[place + c]);
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

  /** Columns from here to the end of the image, at most a given number. */
  private int runLength(int column, int atMost) {
    return Math.min(atMost, positions - column % positions);
  }

  private int position(int column) {
    return images.first(column / positions, 0) + column % positions * positionStride;
  }
}
