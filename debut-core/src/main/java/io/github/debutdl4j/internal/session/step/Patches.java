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
package io.github.debutdl4j.internal.session.step;

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.network.Window;
import io.github.debutdl4j.internal.session.kernel.MaskRow;
import io.github.debutdl4j.internal.session.kernel.ShiftedTaps;
import java.util.Arrays;

/**
 * The patches of an image under a moving window: a row for each pixel of the window and channel.
 *
 * <p>A row is the channel's image shifted by the place of the pixel in the window, as long as there
 * are as many positions as pixels and the window moves by one: what it then reads from neighbouring
 * rows or examples is masked. Otherwise pixels are gathered one by one.
 */
public final class Patches extends RowSource {

  private final Value image;
  private final Window window;
  private final ColumnOrder order;
  private final int height;
  private final int width;
  private final int outHeight;
  private final int outWidth;
  private final int[] mask;
  private final int maskPitch;
  private final ShiftedTaps taps;

  public Patches(Value image, Window window, ColumnOrder order, int lanes) {
    this.image = image;
    this.window = window;
    this.order = order;
    this.height = image.shape().size(1);
    this.width = image.shape().size(2);
    this.outHeight = window.outputHeight(height);
    this.outWidth = window.outputWidth(width);
    boolean shifted =
        window.strideHeight() == 1
            && window.strideWidth() == 1
            && outHeight == height
            && outWidth == width;
    this.maskPitch = height * width + lanes;
    this.mask = shifted ? mask() : null;
    this.taps = shifted && window.taps() == ShiftedTaps.COUNT ? taps() : null;
  }

  private ShiftedTaps taps() {
    int[] shift = new int[ShiftedTaps.COUNT];
    for (int tap = 0; tap < shift.length; tap++) {
      shift[tap] = rowShift(tap) * width + columnShift(tap);
    }
    return new ShiftedTaps(shift, mask, maskPitch, height * width);
  }

  private int[] mask() {
    int[] bits = new int[window.taps() * maskPitch];
    for (int tap = 0; tap < window.taps(); tap++) {
      for (int c = 0; c < maskPitch; c++) {
        int position = c % (height * width);
        int y = position / width + rowShift(tap);
        int x = position % width + columnShift(tap);
        boolean inside = y >= 0 && y < height && x >= 0 && x < width;
        bits[tap * maskPitch + c] = inside ? -1 : 0;
      }
    }
    return bits;
  }

  private int rowShift(int tap) {
    return tap / window.kernelWidth() * window.dilationHeight() - window.padTop();
  }

  private int columnShift(int tap) {
    return tap % window.kernelWidth() * window.dilationWidth() - window.padLeft();
  }

  @Override
  public int margin() {
    if (mask == null) {
      return 0;
    }
    int last = window.taps() - 1;
    int before = -rowShift(0) * width - columnShift(0);
    int after = rowShift(last) * width + columnShift(last);
    return Math.max(0, Math.max(before, after));
  }

  @Override
  public boolean hasTapsFor(DeButFactor factor) {
    return mask != null
        && order == ColumnOrder.CHANNEL_MAJOR
        && window.taps() == ShiftedTaps.COUNT
        && factor.s() == ShiftedTaps.COUNT
        && factor.t() == 1
        && factor.blocks() == image.channels();
  }

  @Override
  public void see(Worker worker, int firstRow, Rows rows, int firstColumn) {
    int at = image.row(firstRow / window.taps()) + firstColumn;
    rows.set(worker.arena, at, image.pitch(), 0);
    rows.taps = taps;
    rows.maskColumn = firstColumn % (height * width);
  }

  @Override
  public void write(Worker worker, int firstRow, int rows, Rows to, int firstColumn, int columns) {
    int taps = window.taps();
    for (int i = 0; i < rows; i++) {
      int row = firstRow + i;
      int channel;
      int tap;
      if (order == ColumnOrder.CHANNEL_MAJOR) {
        channel = row / taps;
        tap = row % taps;
      } else {
        channel = row % image.channels();
        tap = row / image.channels();
      }
      if (channel >= image.channels() || tap >= taps) {
        Arrays.fill(to.array, to.row(i), to.row(i) + columns, 0);
      } else if (mask != null) {
        shift(worker, channel, tap, to.array, to.row(i), firstColumn, columns);
      } else {
        gather(worker, channel, tap, to.array, to.row(i), firstColumn, columns);
      }
    }
  }

  private void shift(
      Worker worker, int channel, int tap, float[] to, int at, int firstColumn, int columns) {
    MaskRow row = worker.mask;
    row.mask = mask;
    row.row = tap * maskPitch;
    row.period = height * width;
    row.column = firstColumn % row.period;
    int from = image.row(channel) + firstColumn + rowShift(tap) * width + columnShift(tap);
    worker.kernels.copyMasked(worker.arena, from, row, to, at, columns);
  }

  private void gather(
      Worker worker, int channel, int tap, float[] to, int at, int firstColumn, int columns) {
    int positions = outHeight * outWidth;
    int done = 0;
    while (done < columns) {
      int column = firstColumn + done;
      int example = column / positions;
      int y = column % positions / outWidth;
      int x = column % outWidth;
      int count = Math.min(columns - done, outWidth - x);
      int row = y * window.strideHeight() + rowShift(tap);
      if (row < 0 || row >= height) {
        Arrays.fill(to, at + done, at + done + count, 0);
      } else {
        int from = image.row(channel) + (example * height + row) * width;
        gatherRun(worker.arena, from, x, tap, to, at + done, count);
      }
      done += count;
    }
  }

  /** Gathers positions side by side, from column x on, from one row of an image. */
  private void gatherRun(
      float[] from, int imageRow, int x, int tap, float[] to, int at, int count) {
    int stride = window.strideWidth();
    int shift = columnShift(tap);
    // Positions whose pixel is inside: 0 <= (x + i) * stride + shift < width.
    int first = Math.max(0, (-shift + stride - 1 >= 0 ? (-shift + stride - 1) / stride : 0) - x);
    int end = width - 1 - shift < 0 ? 0 : (width - 1 - shift) / stride + 1 - x;
    first = Math.min(first, count);
    end = Math.max(first, Math.min(end, count));
    Arrays.fill(to, at, at + first, 0);
    int place = imageRow + (x + first) * stride + shift;
    if (stride == 1) {
      System.arraycopy(from, place, to, at + first, end - first);
    } else {
      for (int i = first; i < end; i++, place += stride) {
        to[at + i] = from[place];
      }
    }
    Arrays.fill(to, at + end, at + count, 0);
  }
}
