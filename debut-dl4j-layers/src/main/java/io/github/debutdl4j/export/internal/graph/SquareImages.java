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
package io.github.debutdl4j.export.internal.graph;

import io.github.debutdl4j.internal.network.Shape;
import java.util.ArrayList;
import java.util.List;

/** Which sizes of square images a network of one input can read. */
final class SquareImages {

  private static final int LARGEST_SIDE = 512;
  private static final int MOST_NAMED = 4;

  private SquareImages() {}

  /** The sizes with which all layers fit together; of many only the first few. */
  static List<NetworkInput> fitting(NetworkSource source) {
    List<NetworkInput> fitting = new ArrayList<>();
    if (source.inputs().size() != 1) {
      return fitting;
    }
    String name = source.inputs().get(0);
    InputReaders readers = source.readersOf(name);
    for (int side = 1; side <= LARGEST_SIDE && fitting.size() < MOST_NAMED; side++) {
      readers.square(side).filter(input -> fits(source, name, input)).ifPresent(fitting::add);
    }
    return fitting;
  }

  private static boolean fits(NetworkSource source, String name, NetworkInput input) {
    NetworkTranslation translation = new NetworkTranslation();
    translation.input(name, input, null);
    source.translate(translation);
    return translation.obstacles().isEmpty();
  }

  /** The sizes as a caller writes them. */
  static String described(List<NetworkInput> inputs) {
    List<String> shapes = new ArrayList<>();
    for (NetworkInput input : inputs) {
      Shape shape = input.shape();
      shapes.add("inputShape(%d, %d, %d)".formatted(shape.size(0), shape.size(1), shape.size(2)));
    }
    return String.join(" or ", shapes) + (inputs.size() == MOST_NAMED ? " or larger" : "");
  }
}
