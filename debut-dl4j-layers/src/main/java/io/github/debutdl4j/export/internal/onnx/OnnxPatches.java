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

import io.github.debutdl4j.internal.network.Shape;
import io.github.debutdl4j.internal.network.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays out what a window sees: channels {@code tap * channels + channel} over the window's
 * positions.
 */
final class OnnxPatches {

  private final OnnxStep step;

  OnnxPatches(OnnxStep step) {
    this.step = step;
  }

  String write(String image, Window window) {
    Shape shape = step.inputShape();
    OnnxGraph graph = step.graph();
    String padded =
        step.add(
            "Pad",
            List.of(
                image,
                graph.integers(
                    0,
                    0,
                    window.padTop(),
                    window.padLeft(),
                    0,
                    0,
                    window.padBottom(),
                    window.padRight())));
    int height = window.outputHeight(shape.size(1));
    int width = window.outputWidth(shape.size(2));
    List<String> taps = new ArrayList<>();
    for (int y = 0; y < window.kernelHeight(); y++) {
      for (int x = 0; x < window.kernelWidth(); x++) {
        long top = (long) y * window.dilationHeight();
        long left = (long) x * window.dilationWidth();
        taps.add(
            step.add(
                "Slice",
                List.of(
                    padded,
                    graph.integers(top, left),
                    graph.integers(
                        top + (height - 1L) * window.strideHeight() + 1,
                        left + (width - 1L) * window.strideWidth() + 1),
                    graph.integers(2, 3),
                    graph.integers(window.strideHeight(), window.strideWidth()))));
      }
    }
    return step.add("Concat", taps, OnnxAttribute.integer("axis", 1));
  }
}
