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
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.internal.kernel.factor.KernelProvider;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatchColumnsTest {

  private static final int IMAGES = 3;

  @Test
  void patchesAreThePixelsUnderTheKernelAndZeroOutside() {
    Random random = new Random(1);
    for (int trial = 0; trial < 300; trial++) {
      PatchGeometry g = geometry(random);
      double[] nchw = random(IMAGES * imageSize(g), random);
      double[] expected = new double[g.rows() * IMAGES * g.positions()];
      forEachTap(
          g,
          (row, column, index) ->
              expected[row * IMAGES * g.positions() + column] = index < 0 ? 0 : nchw[index]);

      assertThat(readInPieces(first(nchw, g), random)).as(g.toString()).isEqualTo(expected);
      assertThat(readInPieces(last(toLast(nchw, g), g), random))
          .as("channels last " + g)
          .isEqualTo(expected);
    }
  }

  @Test
  void scatterIsTheAdjointOfGather() {
    Random random = new Random(2);
    for (int trial = 0; trial < 300; trial++) {
      PatchGeometry g = geometry(random);
      double[] x = random(IMAGES * imageSize(g), random);
      double[] patches = readInPieces(first(x, g), random);
      double[] y = random(patches.length, random);

      double[] scattered = random(x.length, random);
      writeInPieces(first(scattered, g), y, random);
      double[] scatteredLast = random(x.length, random);
      writeInPieces(last(scatteredLast, g), y, random);

      assertThat(dot(x, scattered)).as(g.toString()).isCloseTo(dot(patches, y), within(1e-9));
      assertThat(dot(toLast(x, g), scatteredLast))
          .as("channels last " + g)
          .isCloseTo(dot(patches, y), within(1e-9));
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
  private static double[] readInPieces(DoublePatchColumns source, Random random) {
    double[] all = new double[source.rows() * source.columns()];
    Arrays.fill(all, Double.NaN);
    forEachPiece(
        source.rows(),
        source.columns(),
        random,
        (column, columns, row, rows) -> {
          double[][] tile = new double[rows + 1][columns + DoublePixelRuns.OVERRUN];
          source.read(column, columns, row, rows, tile, 1);
          for (int i = 0; i < rows; i++) {
            System.arraycopy(tile[i + 1], 0, all, (row + i) * source.columns() + column, columns);
          }
        });
    return all;
  }

  private static void writeInPieces(DoublePatchColumns sink, double[] all, Random random) {
    sink.open(0, sink.columns());
    forEachPiece(
        sink.rows(),
        sink.columns(),
        random,
        (column, columns, row, rows) -> {
          double[][] tile = new double[rows + 1][columns + DoublePixelRuns.OVERRUN];
          for (int i = 0; i < rows; i++) {
            System.arraycopy(all, (row + i) * sink.columns() + column, tile[i + 1], 0, columns);
          }
          sink.write(column, columns, row, rows, tile, 1);
        });
  }

  private static void forEachPiece(int rows, int columns, Random random, PieceVisitor visitor) {
    int width = 1 + random.nextInt(columns);
    int height = 1 + random.nextInt(rows);
    for (int c = 0; c < columns; c += width) {
      for (int i = 0; i < rows; i += height) {
        visitor.visit(c, Math.min(width, columns - c), i, Math.min(height, rows - i));
      }
    }
  }

  private interface PieceVisitor {
    void visit(int column, int columns, int row, int rows);
  }

  private static DoublePatchColumns first(double[] nchw, PatchGeometry g) {
    int pixels = g.height() * g.width();
    return columns(
        DoubleImages.channelsFirst(DoubleBuffer.wrap(nchw), 0, IMAGES, g.channels(), pixels), g);
  }

  private static DoublePatchColumns last(double[] nhwc, PatchGeometry g) {
    int pixels = g.height() * g.width();
    return columns(
        DoubleImages.channelsLast(DoubleBuffer.wrap(nhwc), 0, IMAGES, g.channels(), pixels), g);
  }

  private static DoublePatchColumns columns(DoubleImages images, PatchGeometry geometry) {
    return new DoublePatchColumns(images, geometry, KernelProvider.get().forDouble().pixelRuns());
  }

  private static double[] toLast(double[] nchw, PatchGeometry g) {
    int pixels = g.height() * g.width();
    double[] nhwc = new double[nchw.length];
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

  private static double[] random(int length, Random random) {
    return random.doubles(length, -1, 1).toArray();
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
