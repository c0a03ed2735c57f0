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
package io.github.debutdl4j.export.internal.onnx;

import io.github.debutdl4j.chain.DeButFactor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * In which order a value holds its channels: a channel's place is a number of several digits, and
 * each digit tells how far apart its neighbours are in the usual order.
 *
 * @param digits the outermost first
 */
record DigitOrder(List<Digit> digits) {

  /**
   * A digit of a place.
   *
   * @param size values of the digit
   * @param stride distance in the usual order
   */
  record Digit(int size, int stride) {}

  static DigitOrder usual(int channels) {
    return new DigitOrder(List.of(new Digit(channels, 1)));
  }

  /** The transposition for a stage, after which the inputs of each grid are side by side. */
  record Move(List<Digit> from, List<Digit> groups, List<Digit> inputs) {

    List<Digit> to() {
      List<Digit> to = new ArrayList<>(groups);
      to.addAll(inputs);
      return to;
    }
  }

  /**
   * What a stage needs, or null if its grids do not fall on the digits.
   *
   * @param factor the stage's pattern
   */
  Move before(DeButFactor factor) {
    List<Digit> parts = split(split(digits, factor.t()), factor.t() * factor.s());
    if (parts == null) {
      return null;
    }
    List<Digit> groups = new ArrayList<>();
    List<Digit> inputs = new ArrayList<>();
    for (Digit part : parts) {
      boolean input = part.stride >= factor.t() && part.stride < factor.t() * factor.s();
      (input ? inputs : groups).add(part);
    }
    return new Move(parts, groups, inputs);
  }

  /** Splits the digit across which a boundary falls. */
  private static List<Digit> split(List<Digit> digits, int boundary) {
    if (digits == null) {
      return null;
    }
    List<Digit> parts = new ArrayList<>();
    for (Digit digit : digits) {
      long end = (long) digit.stride * digit.size;
      if (digit.stride >= boundary || end <= boundary) {
        parts.add(digit);
      } else if (boundary % digit.stride == 0 && end % boundary == 0) {
        parts.add(new Digit((int) (end / boundary), boundary));
        parts.add(new Digit(boundary / digit.stride, digit.stride));
      } else {
        return null;
      }
    }
    parts.removeIf(digit -> digit.size == 1);
    return parts;
  }

  /** The order of what a stage computes, if its groups are in this order. */
  static DigitOrder after(DeButFactor factor, List<Digit> groups) {
    List<Digit> digits = new ArrayList<>();
    for (Digit group : groups) {
      boolean block = group.stride >= factor.t() * factor.s();
      digits.add(block ? new Digit(group.size, group.stride / factor.s() * factor.r()) : group);
    }
    if (factor.r() > 1 || digits.isEmpty()) {
      digits.add(new Digit(factor.r(), factor.t()));
    }
    return new DigitOrder(digits);
  }

  /** The digits in the usual order. */
  List<Digit> sorted() {
    return digits.stream().sorted(Comparator.comparingInt(Digit::stride).reversed()).toList();
  }

  /** For each place, which channel of the usual order it holds. */
  static int[] channels(List<Digit> digits) {
    int[] channels = {0};
    for (Digit digit : digits) {
      int[] finer = new int[channels.length * digit.size];
      for (int i = 0; i < finer.length; i++) {
        finer[i] = channels[i / digit.size] + i % digit.size * digit.stride;
      }
      channels = finer;
    }
    return channels;
  }
}
