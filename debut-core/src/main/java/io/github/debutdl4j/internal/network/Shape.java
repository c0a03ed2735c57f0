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
package io.github.debutdl4j.internal.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The sizes of a value for one example: {@code [features]}, {@code [features, steps]} or {@code
 * [channels, height, width]}; up to four axes.
 *
 * @param sizes from the outermost to the innermost, each 1 or more
 */
public record Shape(List<Integer> sizes) {

  /** Checks the sizes. */
  public Shape {
    sizes = Collections.unmodifiableList(new ArrayList<>(sizes));
    if (sizes.isEmpty() || sizes.size() > 4) {
      throw new IllegalArgumentException("a shape of " + sizes.size() + " sizes; expected 1 to 4");
    }
    long product = 1;
    for (int size : sizes) {
      if (size < 1) {
        throw new IllegalArgumentException("shape " + sizes + ": every size must be 1 or more");
      }
      product *= size;
      if (product > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("shape " + sizes + " has more than 2^31 - 1 numbers");
      }
    }
  }

  public static Shape of(int... sizes) {
    List<Integer> list = new ArrayList<>(sizes.length);
    for (int size : sizes) {
      list.add(size);
    }
    return new Shape(list);
  }

  public int rank() {
    return sizes.size();
  }

  public int size(int axis) {
    return sizes.get(axis);
  }

  /** This shape with another size in place of one. */
  public Shape withSize(int axis, int size) {
    List<Integer> changed = new ArrayList<>(sizes);
    changed.set(axis, size);
    return new Shape(changed);
  }

  /** How many numbers a value of this shape has. */
  public int count() {
    int count = 1;
    for (int size : sizes) {
      count *= size;
    }
    return count;
  }

  /** Numbers for each feature or channel: all sizes but the first, multiplied. */
  public int positions() {
    return count() / size(0);
  }

  @Override
  public String toString() {
    return sizes.toString();
  }
}
