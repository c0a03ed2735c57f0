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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.internal.kernel.factor.KernelProvider;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Patches are read as they lie in the image, and written as the adjoint of reading. */
class FloatPatchColumnsTest {

  private static final int IMAGES = 3;

  @Test
  void patchesAreThePixelsUnderTheKernelAndZeroOutside() {
    Random random = new Random(1);
    for (int trial = 0; trial < 300; trial++) {
      PatchGeometry g = geometry(random);
      float[] nchw = random(IMAGES * imageSize(g), random);
      float[] expected = new float[g.rows() * IMAGES * g.positions()];
      forEachTap(
          g,
          (row, column, index) ->
              expected[row * IMAGES * g.positions() + column] = index < 0 ? 0 : nchw[index]);

      assertThat(readInRectangles(first(nchw, g), random)).as(g.toString()).isEqualTo(expected);
      assertThat(readInRectangles(last(toLast(nchw, g), g), random))
          .as("channels last " + g)
          .isEqualTo(expected);
    }
  }

  @Test
  void scatterIsTheAdjointOfGather() {
    Random random = new Random(2);
    for (int trial = 0; trial < 300; trial++) {
      PatchGeometry g = geometry(random);
      float[] x = random(IMAGES * imageSize(g), random);
      float[] patches = readInRectangles(first(x, g), random);
      float[] y = random(patches.length, random);

      float[] scattered = random(x.length, random);
      writeInRectangles(first(scattered, g), y, random);
      float[] scatteredLast = random(x.length, random);
      writeInRectangles(last(scatteredLast, g), y, random);

      assertThat(dot(x, scattered)).as(g.toString()).isEqualTo(dot(patches, y));
      assertThat(dot(toLast(x, g), scatteredLast))
          .as("channels last " + g)
          .isEqualTo(dot(patches, y));
    }
  }

  private static PatchGeometry geometry(Random random) {
    int kernelHeight = 1 + random.nextInt(3);
    int kernelWidth = 1 + random.nextInt(5);
    int strideY = 1 + random.nextInt(2);
    int strideX = 1 + random.nextInt(2);
    int padTop = random.nextInt(kernelHeight + 1);
    int padLeft = random.nextInt(kernelWidth + 1);
    int dilationY = 1 + random.nextInt(2);
    int dilationX = 1 + random.nextInt(2);
    int height = 1 + random.nextInt(6);
    int width = 1 + random.nextInt(40);
    return new PatchGeometry(
        1 + random.nextInt(5),
        height,
        width,
        kernelHeight,
        kernelWidth,
        strideY,
        strideX,
        padTop,
        padLeft,
        dilationY,
        dilationX,
        1 + random.nextInt(height + 2),
        1 + random.nextInt(width + 2),
        ColumnOrder.values()[random.nextInt(2)]);
  }

  /** Row, column and index in NCHW, or -1 outside, of every entry of the patch matrix. */
  private static void forEachTap(PatchGeometry g, TapVisitor visitor) {
    for (int n = 0; n < IMAGES; n++) {
      for (int oy = 0; oy < g.outHeight(); oy++) {
        for (int ox = 0; ox < g.outWidth(); ox++) {
          for (int c = 0; c < g.channels(); c++) {
            for (int ky = 0; ky < g.kernelHeight(); ky++) {
              for (int kx = 0; kx < g.kernelWidth(); kx++) {
                int y = oy * g.strideY() - g.padTop() + ky * g.dilationY();
                int x = ox * g.strideX() - g.padLeft() + kx * g.dilationX();
                boolean inside = y >= 0 && y < g.height() && x >= 0 && x < g.width();
                visitor.visit(
                    g.order().column(c, ky * g.kernelWidth() + kx, g.channels(), g.taps()),
                    (n * g.outHeight() + oy) * g.outWidth() + ox,
                    inside ? ((n * g.channels() + c) * g.height() + y) * g.width() + x : -1);
              }
            }
          }
        }
      }
    }
  }

  private interface TapVisitor {
    void visit(int row, int column, int index);
  }

  /** Rows x columns; read in random rectangles, as a kernel would. */
  private static float[] readInRectangles(FloatPatchColumns source, Random random) {
    float[] all = new float[source.rows() * source.columns()];
    Arrays.fill(all, Float.NaN);
    forEachRectangle(
        source.rows(),
        source.columns(),
        random,
        (column, columns, row, rows) -> {
          float[][] tile = new float[rows + 1][columns + FloatPixelRuns.OVERRUN];
          float[] packed = new float[(rows + 1) * (columns + 3)];
          source.read(column, columns, row, rows, FloatRows.of(tile).from(1));
          source.read(column, columns, row, rows, FloatRows.packed(packed, columns + 3).from(1));
          for (int i = 0; i < rows; i++) {
            int start = (i + 1) * (columns + 3);
            assertThat(Arrays.copyOfRange(packed, start, start + columns))
                .isEqualTo(Arrays.copyOf(tile[i + 1], columns));
            System.arraycopy(tile[i + 1], 0, all, (row + i) * source.columns() + column, columns);
          }
        });
    return all;
  }

  private static void writeInRectangles(FloatPatchColumns sink, float[] all, Random random) {
    sink.open(0, sink.columns());
    forEachRectangle(
        sink.rows(),
        sink.columns(),
        random,
        (column, columns, row, rows) -> {
          float[][] tile = new float[rows + 1][columns + FloatPixelRuns.OVERRUN];
          float[] packed = new float[(rows + 1) * (columns + 3)];
          for (int i = 0; i < rows; i++) {
            int from = (row + i) * sink.columns() + column;
            System.arraycopy(all, from, tile[i + 1], 0, columns);
            System.arraycopy(all, from, packed, (i + 1) * (columns + 3), columns);
          }
          boolean arrays = random.nextBoolean();
          FloatRows written = arrays ? FloatRows.of(tile) : FloatRows.packed(packed, columns + 3);
          sink.write(column, columns, row, rows, written.from(1));
        });
  }

  private static void forEachRectangle(
      int rows, int columns, Random random, RectangleVisitor visitor) {
    int width = 1 + random.nextInt(columns);
    int height = 1 + random.nextInt(rows);
    for (int c = 0; c < columns; c += width) {
      for (int i = 0; i < rows; i += height) {
        visitor.visit(c, Math.min(width, columns - c), i, Math.min(height, rows - i));
      }
    }
  }

  private interface RectangleVisitor {
    void visit(int column, int columns, int row, int rows);
  }

  private static FloatPatchColumns first(float[] nchw, PatchGeometry g) {
    int pixels = g.height() * g.width();
    return columns(
        FloatImages.channelsFirst(FloatBuffer.wrap(nchw), 0, IMAGES, g.channels(), pixels), g);
  }

  private static FloatPatchColumns last(float[] nhwc, PatchGeometry g) {
    int pixels = g.height() * g.width();
    return columns(
        FloatImages.channelsLast(FloatBuffer.wrap(nhwc), 0, IMAGES, g.channels(), pixels), g);
  }

  private static FloatPatchColumns columns(FloatImages images, PatchGeometry geometry) {
    return new FloatPatchColumns(images, geometry, KernelProvider.get().forFloat().pixelRuns());
  }

  private static float[] toLast(float[] nchw, PatchGeometry g) {
    int pixels = g.height() * g.width();
    float[] nhwc = new float[nchw.length];
    for (int i = 0; i < nchw.length; i++) {
      int image = i / (g.channels() * pixels);
      int channel = i / pixels % g.channels();
      nhwc[(image * pixels + i % pixels) * g.channels() + channel] = nchw[i];
    }
    return nhwc;
  }

  private static int imageSize(PatchGeometry g) {
    return g.channels() * g.height() * g.width();
  }

  /** Small whole numbers: sums of their products are exact. */
  private static float[] random(int length, Random random) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = random.nextInt(-8, 9);
    }
    return numbers;
  }

  private static float dot(float[] x, float[] y) {
    float sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
