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

import io.github.debutdl4j.internal.network.Shape;
import io.github.debutdl4j.internal.network.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * The phases of a moving window: the remainders of its pixels' positions divided by the stride. The
 * pixels of one phase read one image, shifted, with as many lines and columns as there are
 * positions.
 */
public final class Phases {

  private final Window window;
  private final List<Integer> phases = new ArrayList<>();

  private Phases(Window window) {
    this.window = window;
    for (int tap = 0; tap < window.taps(); tap++) {
      if (!phases.contains(phase(tap))) {
        phases.add(phase(tap));
      }
    }
  }

  /**
   * The phases of a window, or null if their images do not fit the positions.
   *
   * @param image {@code [channels, height, width]}
   */
  public static Phases of(Window window, Shape image) {
    Phases phases = new Phases(window);
    int height = image.size(1);
    int width = image.size(2);
    if (phases.areWhole()
        && (window.outputHeight(height) != height || window.outputWidth(width) != width)) {
      return null;
    }
    for (int tap = 0; tap < window.taps(); tap++) {
      int down = Math.floorMod(phases.rowPlace(tap), window.strideHeight());
      int right = Math.floorMod(phases.columnPlace(tap), window.strideWidth());
      int endHeight = window.outputHeight(height) * window.strideHeight() + down;
      int endWidth = window.outputWidth(width) * window.strideWidth() + right;
      // A shifted image ends with the positions: pixels beyond must be outside the whole image.
      if (phases.rowShift(tap) > 0 && endHeight < height
          || phases.columnShift(tap) > 0 && endWidth < width) {
        return null;
      }
    }
    return phases;
  }

  /** Whether the window moves by one pixel: then there is one phase, the image as it is. */
  public boolean areWhole() {
    return window.strideHeight() == 1 && window.strideWidth() == 1;
  }

  /** The line of a pixel of the window, as seen from the position. */
  int rowPlace(int tap) {
    return tap / window.kernelWidth() * window.dilationHeight() - window.padTop();
  }

  /** The column of a pixel of the window, as seen from the position. */
  int columnPlace(int tap) {
    return tap % window.kernelWidth() * window.dilationWidth() - window.padLeft();
  }

  private int phase(int tap) {
    return Math.floorMod(rowPlace(tap), window.strideHeight()) * window.strideWidth()
        + Math.floorMod(columnPlace(tap), window.strideWidth());
  }

  public int count() {
    return phases.size();
  }

  /** The phase that a pixel of the window reads. */
  int indexOf(int tap) {
    return phases.indexOf(phase(tap));
  }

  /** Lines by which the pixel's image is shifted. */
  int rowShift(int tap) {
    return Math.floorDiv(rowPlace(tap), window.strideHeight());
  }

  /** Columns by which the pixel's image is shifted. */
  int columnShift(int tap) {
    return Math.floorDiv(columnPlace(tap), window.strideWidth());
  }

  /** The first line of a phase. */
  int down(int phase) {
    return phases.get(phase) / window.strideWidth();
  }

  /** The first column of a phase. */
  int right(int phase) {
    return phases.get(phase) % window.strideWidth();
  }

  int strideHeight() {
    return window.strideHeight();
  }

  int strideWidth() {
    return window.strideWidth();
  }
}
