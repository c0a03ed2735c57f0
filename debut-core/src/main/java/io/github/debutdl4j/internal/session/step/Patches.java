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
import io.github.debutdl4j.internal.session.kernel.Lines;
import io.github.debutdl4j.internal.session.kernel.MaskRow;
import io.github.debutdl4j.internal.session.kernel.ShiftedTaps;
import java.util.Arrays;

/**
 * The patches of an image under a moving window: a row for each pixel of the window and channel.
 *
 * <p>A row is the image of the pixel's phase, shifted by the pixel's place: what the shift brings
 * in from neighbouring lines or examples is masked. Where the phases do not fit the positions,
 * pixels are gathered.
 */
public final class Patches extends RowSource {

  private final Value image;
  private final Window window;
  private final ColumnOrder order;
  private final int height;
  private final int width;
  private final int outHeight;
  private final int outWidth;
  private final Parted parted;
  private final Lines lines;
  private final ShiftedTaps taps;
  private final int margin;

  /**
   * An image split by the phases of the window.
   *
   * @param image {@code [channels * phases, height, width]}; the image itself if phases are whole
   */
  public record Parted(Phases phases, Value image) {}

  /**
   * @param parted the split image, or null if its phases do not fit
   */
  public Patches(Value image, Parted parted, Window window, ColumnOrder order, int lanes) {
    this.image = image;
    this.parted = parted;
    this.window = window;
    this.order = order;
    this.height = image.shape().size(1);
    this.width = image.shape().size(2);
    this.outHeight = window.outputHeight(height);
    this.outWidth = window.outputWidth(width);
    this.lines = new Lines(width, outWidth);
    this.taps = parted == null ? null : taps(lanes);
    this.margin = parted == null ? 0 : reach(parted.phases());
  }

  private ShiftedTaps taps(int lanes) {
    Phases phases = parted.phases();
    int period = outHeight * outWidth;
    int pitch = period + lanes;
    int[] shift = new int[window.taps()];
    int[] mask = new int[window.taps() * pitch];
    for (int tap = 0; tap < shift.length; tap++) {
      shift[tap] = phases.indexOf(tap) * parted.image().pitch() + shiftWithin(phases, tap);
      for (int c = 0; c < pitch; c++) {
        int position = c % period;
        int y = position / outWidth * window.strideHeight() + phases.rowPlace(tap);
        int x = position % outWidth * window.strideWidth() + phases.columnPlace(tap);
        boolean inside = y >= 0 && y < height && x >= 0 && x < width;
        mask[tap * pitch + c] = inside ? -1 : 0;
      }
    }
    return new ShiftedTaps(shift, mask, pitch, period);
  }

  private int shiftWithin(Phases phases, int tap) {
    return phases.rowShift(tap) * outWidth + phases.columnShift(tap);
  }

  private int reach(Phases phases) {
    int reach = 0;
    for (int tap = 0; tap < window.taps(); tap++) {
      reach = Math.max(reach, Math.abs(shiftWithin(phases, tap)));
    }
    return reach;
  }

  @Override
  public int margin() {
    return margin;
  }

  @Override
  public boolean hasTapsFor(DeButFactor factor) {
    return taps != null
        && order == ColumnOrder.CHANNEL_MAJOR
        && factor.s() == window.taps()
        && factor.t() == 1
        && factor.blocks() == image.channels();
  }

  /** The first row of a channel's parts. */
  private int partedRow(int channel) {
    return parted.image().row(channel * parted.phases().count());
  }

  @Override
  public void see(Worker worker, int firstRow, Rows rows, int firstColumn) {
    int at = partedRow(firstRow / window.taps()) + firstColumn;
    rows.set(worker.arena, at, parted.image().pitch() * parted.phases().count(), 0);
    rows.taps = taps;
    rows.maskColumn = firstColumn % taps.period();
  }

  @Override
  public void write(Worker worker, int firstRow, int rows, Rows to, int firstColumn, int columns) {
    int end = window.taps() * image.channels();
    if (taps != null) {
      setMask(worker.mask, firstColumn);
    }
    for (int i = 0; i < rows; i++) {
      int row = firstRow + i;
      if (row >= end) {
        Arrays.fill(to.array, to.row(i), to.row(i) + columns, 0);
      } else if (taps != null) {
        int from = partedRow(channelOf(row)) + firstColumn;
        shift(worker, tapOf(row), from, to.array, to.row(i), columns);
      } else {
        gather(worker, row, to.array, to.row(i), firstColumn, columns);
      }
    }
  }

  private void setMask(MaskRow row, int firstColumn) {
    row.mask = taps.mask();
    row.period = taps.period();
    row.column = firstColumn % row.period;
  }

  /** The channel of a row of patches. */
  private int channelOf(int row) {
    return order == ColumnOrder.CHANNEL_MAJOR ? row / window.taps() : row % image.channels();
  }

  /** The pixel of the window that a row of patches holds. */
  private int tapOf(int row) {
    return order == ColumnOrder.CHANNEL_MAJOR ? row % window.taps() : row / image.channels();
  }

  private void shift(Worker worker, int tap, int from, float[] to, int at, int columns) {
    worker.mask.row = tap * taps.maskPitch();
    int shifted = from + taps.shift()[tap];
    worker.kernels.rows().copyMasked(worker.arena, shifted, worker.mask, to, at, columns);
  }

  private int rowShift(int tap) {
    return tap / window.kernelWidth() * window.dilationHeight() - window.padTop();
  }

  private int columnShift(int tap) {
    return tap % window.kernelWidth() * window.dilationWidth() - window.padLeft();
  }

  private void gather(
      Worker worker, int patchRow, float[] to, int at, int firstColumn, int columns) {
    int tap = tapOf(patchRow);
    int channelStart = image.row(channelOf(patchRow));
    int positions = outHeight * outWidth;
    int done = 0;
    while (done < columns) {
      int column = firstColumn + done;
      int example = column / positions;
      int y = column % positions / outWidth;
      int x = column % outWidth;
      int count = Math.min(columns - done, outWidth - x);
      int row = y * window.strideHeight() + rowShift(tap);
      int line = channelStart + (example * height + row) * width;
      int pixel = x * window.strideWidth() + columnShift(tap);
      int whole = x == 0 ? wholeLines(tap, row, y, columns - done) : 0;
      if (whole > 0) {
        worker.kernels.rows().copyLines(worker.arena, line + pixel, lines, to, at + done, whole);
        count = whole * outWidth;
      } else if (row < 0 || row >= height) {
        Arrays.fill(to, at + done, at + done + count, 0);
      } else {
        gatherRun(worker.arena, line, pixel, to, at + done, count);
      }
      done += count;
    }
  }

  /** How many whole lines of positions, from line y on, read lines inside the image. */
  private int wholeLines(int tap, int row, int y, int columns) {
    int first = columnShift(tap);
    if (window.strideHeight() != 1
        || window.strideWidth() != 1
        || first < 0
        || first + outWidth > width
        || row < 0) {
      return 0;
    }
    return Math.min(Math.min(columns / outWidth, outHeight - y), height - row);
  }

  /**
   * Gathers positions side by side from one line of an image.
   *
   * @param line where the line begins
   * @param pixel the first position's pixel, from the start of the line; may be outside
   */
  private void gatherRun(float[] from, int line, int pixel, float[] to, int at, int count) {
    int stride = window.strideWidth();
    // Positions whose pixel is inside: 0 <= pixel + i * stride < width.
    int first = pixel >= 0 ? 0 : Math.min(count, (-pixel + stride - 1) / stride);
    int end = pixel >= width ? 0 : (width - 1 - pixel) / stride + 1;
    end = Math.max(first, Math.min(end, count));
    Arrays.fill(to, at, at + first, 0);
    int place = line + pixel + first * stride;
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
