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
package io.github.debutdl4j.zoo.layer;

import io.github.debutdl4j.layer.internal.memory.ArrayMemory;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads and writes all values of one channel of {@code [rows, channels]} or {@code [examples,
 * channels, height, width]}, straight from an array's memory, which is open until {@link #close}.
 *
 * <p>Safe to use from several threads for different channels. Values are converted to double, so
 * that the same code works for both data types and sums stay exact.
 */
final class ChannelBlocks implements AutoCloseable {

  /** Channels that are worth reading together: rows in c order have them side by side. */
  private static final int GROUP = 16;

  /** Below this number of values, using other threads costs more than it saves. */
  private static final long WORTH_THREADS = 50_000;

  private final ArrayMemory memory;
  private final FloatBuffer floats;
  private final DoubleBuffer doubles;
  private final int runs;
  private final int runLength;
  private final int runStride;
  private final int channelStride;
  private final boolean interleaved; // the channels of a row side by side

  /**
   * @param array float or double, laid out as {@link #readable} gives it
   */
  ChannelBlocks(INDArray array) {
    boolean columns = array.rank() == 2 && array.stride(0) == 1;
    int positions = array.rank() == 2 ? 1 : Math.toIntExact(array.size(2) * array.size(3));
    runs = columns ? 1 : Math.toIntExact(array.size(0));
    runLength = columns ? Math.toIntExact(array.size(0)) : positions;
    runStride = Math.toIntExact(array.stride(0));
    channelStride = Math.toIntExact(array.stride(1));
    interleaved = array.rank() == 2 && !columns && channelStride == 1;
    boolean single = array.dataType() == DataType.FLOAT;
    memory = ArrayMemory.open(array);
    floats = single ? memory.asFloats() : null;
    doubles = single ? null : memory.asDoubles();
  }

  @Override
  public void close() {
    memory.close();
  }

  /** The array itself if its channels can be read in place, or a copy. */
  static INDArray readable(INDArray array, DataType dataType) {
    INDArray typed = array.castTo(dataType);
    if (typed.rank() == 2) {
      return typed.stride(0) == 1 || typed.stride(1) == 1 ? typed : typed.dup('c');
    }
    boolean contiguous =
        (typed.size(3) == 1 || typed.stride(3) == 1)
            && (typed.size(2) == 1 || typed.stride(2) == typed.size(3));
    return contiguous ? typed : typed.dup('c');
  }

  /** The order for a result of the same shape: that of rows is kept, images are in c order. */
  static char order(INDArray array) {
    return array.rank() == 2 && array.stride(0) == 1 ? 'f' : 'c';
  }

  /**
   * Calls {@code work} for every group of neighbouring channels, on several threads if that is
   * faster.
   */
  void eachGroup(int channels, GroupWork work) {
    int size = interleaved ? GROUP : 1;
    IntStream groups = IntStream.range(0, (channels + size - 1) / size);
    boolean pays = (long) channels * length() >= WORTH_THREADS;
    (pays ? groups.parallel() : groups)
        .forEach(group -> work.on(group * size, Math.min(size, channels - group * size)));
  }

  /** Work on the channels {@code first} to {@code first + count - 1}. */
  interface GroupWork {
    void on(int first, int count);
  }

  /** Values in a channel. */
  int length() {
    return runs * runLength;
  }

  /** Copies channels out: for each its values, example after example. */
  double[][] read(int first, int count) {
    double[][] values = new double[count][length()];
    if (interleaved) {
      readRows(first, values);
      return values;
    }
    float[] single = new float[floats == null ? 0 : runLength];
    for (int c = 0; c < count; c++) {
      for (int run = 0; run < runs; run++) {
        int from = run * runStride + (first + c) * channelStride;
        if (floats == null) {
          doubles.get(from, values[c], run * runLength, runLength);
        } else {
          floats.get(from, single);
          for (int i = 0; i < runLength; i++) {
            values[c][run * runLength + i] = single[i];
          }
        }
      }
    }
    return values;
  }

  /** Copies channels in; the counterpart of {@link #read}. */
  void write(int first, double[][] values) {
    if (interleaved) {
      writeRows(first, values);
      return;
    }
    float[] single = new float[floats == null ? 0 : runLength];
    for (int c = 0; c < values.length; c++) {
      for (int run = 0; run < runs; run++) {
        int to = run * runStride + (first + c) * channelStride;
        if (floats == null) {
          doubles.put(to, values[c], run * runLength, runLength);
        } else {
          for (int i = 0; i < runLength; i++) {
            single[i] = (float) values[c][run * runLength + i];
          }
          floats.put(to, single);
        }
      }
    }
  }

  private void readRows(int first, double[][] values) {
    float[] single = new float[values.length];
    for (int row = 0; row < runs; row++) {
      int from = row * runStride + first;
      if (floats != null) {
        floats.get(from, single);
      }
      for (int c = 0; c < values.length; c++) {
        values[c][row] = floats == null ? doubles.get(from + c) : single[c];
      }
    }
  }

  private void writeRows(int first, double[][] values) {
    float[] single = new float[values.length];
    for (int row = 0; row < runs; row++) {
      int to = row * runStride + first;
      for (int c = 0; c < values.length; c++) {
        if (floats == null) {
          doubles.put(to + c, values[c][row]);
        } else {
          single[c] = (float) values[c][row];
        }
      }
      if (floats != null) {
        floats.put(to, single);
      }
    }
  }
}
