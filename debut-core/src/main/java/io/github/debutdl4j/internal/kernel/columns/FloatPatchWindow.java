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

import java.util.Arrays;

/**
 * The pixels of one channel that a tile of patches reads, as a plane of numbers that includes the
 * zeros outside the image.
 *
 * <p>In the plane, the pixel that a tap reads for a column is at a fixed distance from the one that
 * the first tap reads, in every channel. At stride 1 the columns of an output row lie side by side:
 * a run that is copied at once. A window is scratch memory of one thread.
 */
final class FloatPatchWindow {

  private PatchGeometry geometry;
  private int firstColumn;
  private int columns;

  /** Whether the fields below belong to the tile above: not if memory ran out in between. */
  private boolean found;

  private int firstImage;
  private int images;
  private int firstY;
  private int planeHeight;
  private int planeWidth;

  /** For each column the position of its first tap. */
  private int[] place = new int[0];

  /** First column of each run of neighbours, and after the last run the number of columns. */
  private int[] runStart = new int[1];

  private int runs;

  private float[] seen = new float[0];
  private float[] added = new float[0];
  private float[] pixels = new float[0];
  private float[] row = new float[0];
  private int[] pixelPlace = new int[0];

  /** Moves to a tile; does nothing if it is there already. */
  void moveTo(PatchGeometry geometry, int firstColumn, int columns) {
    if (found
        && firstColumn == this.firstColumn
        && columns == this.columns
        && geometry.equals(this.geometry)) {
      return;
    }
    found = false;
    this.geometry = geometry;
    this.firstColumn = firstColumn;
    this.columns = columns;
    chooseRegion();
    int size = planeSize();
    if (seen.length < size) {
      seen = new float[size];
      added = new float[size];
    }
    if (row.length < columns + FloatPixelRuns.OVERRUN) {
      row = new float[columns + FloatPixelRuns.OVERRUN];
    }
    Arrays.fill(seen, 0);
    findPixels(size - 1);
    findPlaces();
    found = true;
  }

  /** Whole images if there are several, else from the first to the last row that is read. */
  private void chooseRegion() {
    int positions = geometry.positions();
    int lastColumn = firstColumn + columns - 1;
    firstImage = firstColumn / positions;
    images = lastColumn / positions - firstImage + 1;
    int firstOutY = images > 1 ? 0 : firstColumn % positions / geometry.outWidth();
    int lastOutY =
        images > 1 ? geometry.outHeight() - 1 : lastColumn % positions / geometry.outWidth();
    int lastTap = geometry.taps() - 1;
    firstY = geometry.inputY(firstOutY, 0);
    planeHeight = geometry.inputY(lastOutY, lastTap) - firstY + 1;
    planeWidth = geometry.inputX(geometry.outWidth() - 1, lastTap) + geometry.padLeft() + 1;
  }

  private int planeSize() {
    return images * planeHeight * planeWidth + FloatPixelRuns.OVERRUN;
  }

  /** The position of each pixel in the plane; pixels that no patch reaches go to the overrun. */
  private void findPixels(int nowhere) {
    int perImage = pixelsPerImage();
    if (pixels.length < images * perImage) {
      pixels = new float[images * perImage];
      pixelPlace = new int[images * perImage];
    }
    for (int i = 0; i < images * perImage; i++) {
      int y = fromY() + i % perImage / geometry.width();
      int x = i % geometry.width() + geometry.padLeft();
      int row = i / perImage * planeHeight + y - firstY;
      pixelPlace[i] = x < planeWidth ? row * planeWidth + x : nowhere;
    }
  }

  private void findPlaces() {
    if (place.length < columns) {
      place = new int[columns];
      runStart = new int[columns + 1];
    }
    runs = 0;
    for (int c = 0; c < columns; c++) {
      int position = (firstColumn + c) % geometry.positions();
      int image = (firstColumn + c) / geometry.positions() - firstImage;
      int y = geometry.inputY(position / geometry.outWidth(), 0) - firstY;
      int x = position % geometry.outWidth() * geometry.strideX();
      place[c] = (image * planeHeight + y) * planeWidth + x;
      if (c == 0 || place[c] != place[c - 1] + 1) {
        runStart[runs++] = c;
      }
    }
    runStart[runs] = columns;
  }

  int firstImage() {
    return firstImage;
  }

  int images() {
    return images;
  }

  /** First row of an image that is read. */
  int fromY() {
    return Math.max(0, firstY);
  }

  /** Pixels of an image in the window: whole rows, which follow each other; perhaps none. */
  int pixelsPerImage() {
    int toY = Math.min(geometry.height(), firstY + planeHeight);
    return Math.max(0, toY - fromY()) * geometry.width();
  }

  /**
   * Whole rows of one channel, those that are read, image after image: the input and output of this
   * class.
   */
  float[] pixels() {
    return pixels;
  }

  /** Room for one row of the columns. */
  float[] row() {
    return row;
  }

  /** Reads the channel in {@link #pixels()}. */
  void show() {
    int count = images * pixelsPerImage();
    for (int i = 0; i < count; i++) {
      seen[pixelPlace[i]] = pixels[i];
    }
  }

  /** Copies the pixel that a tap reads for each column. */
  void gather(FloatPixelRuns pixelRuns, int tap, float[] row) {
    pixelRuns.copy(seen, distance(tap), place, runStart, runs, row);
  }

  /** Begins a new channel to be added to. */
  void clear() {
    Arrays.fill(added, 0, planeSize(), 0);
  }

  /** Adds each column to the pixel that a tap reads for it. */
  void scatter(FloatPixelRuns pixelRuns, int tap, float[] row) {
    pixelRuns.add(added, distance(tap), place, runStart, runs, row);
  }

  /** Adds what was gathered since {@link #clear()} to the channel in {@link #pixels()}. */
  void addUp() {
    int count = images * pixelsPerImage();
    for (int i = 0; i < count; i++) {
      pixels[i] += added[pixelPlace[i]];
    }
  }

  private int distance(int tap) {
    return tap / geometry.kernelWidth() * geometry.dilationY() * planeWidth
        + tap % geometry.kernelWidth() * geometry.dilationX();
  }
}
