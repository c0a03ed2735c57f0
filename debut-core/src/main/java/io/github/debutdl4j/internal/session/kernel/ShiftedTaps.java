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
package io.github.debutdl4j.internal.session.kernel;

/**
 * The pixels of a window that moves over an image pixel by pixel, as shifts of the image: what a
 * shift brings in from neighbouring lines or images is masked.
 *
 * @param shift how far each pixel is from the window's position
 * @param mask a row for each pixel, -1 where it is inside the image, 0 elsewhere; readable for a
 *     vector's length beyond the period
 * @param maskPitch numbers between rows of the mask
 * @param period after how many columns the mask repeats
 */
public record ShiftedTaps(int[] shift, int[] mask, int maskPitch, int period) {

  /** Pixels of the window. */
  public int count() {
    return shift.length;
  }
}
