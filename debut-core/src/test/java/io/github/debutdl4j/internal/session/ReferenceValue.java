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
package io.github.debutdl4j.internal.session;

import io.github.debutdl4j.internal.network.Shape;

/** A value of one example, c order. */
record ReferenceValue(Shape shape, float[] numbers) {

  int size(int axis) {
    return shape.size(axis);
  }

  /** The number at a channel and pixel; zero outside the image. */
  float pixel(int channel, int row, int column) {
    boolean inside = row >= 0 && row < size(1) && column >= 0 && column < size(2);
    return inside ? numbers[(channel * size(1) + row) * size(2) + column] : 0;
  }

  boolean inside(int row, int column) {
    return row >= 0 && row < size(1) && column >= 0 && column < size(2);
  }
}
