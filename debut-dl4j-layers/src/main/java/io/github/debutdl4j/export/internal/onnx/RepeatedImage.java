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
import io.github.debutdl4j.internal.network.Window;
import java.util.Collections;
import java.util.List;

/**
 * The first stage of a convolution's chain as a depthwise convolution of the repeated image.
 *
 * <p>A stage that reads one channel in each grid is a convolution with as many groups as channels
 * and several outputs in each. ONNX Runtime computes that group by group. With a copy of the image
 * for each output of a grid it is a depthwise convolution, for which there is a fast kernel; and
 * its results are in the order in which the next stage reads them.
 */
final class RepeatedImage {

  private final OnnxStep step;
  private final Window window;
  private final int channels;

  /**
   * @param channels of the image
   */
  RepeatedImage(OnnxStep step, Window window, int channels) {
    this.step = step;
    this.window = window;
    this.channels = channels;
  }

  /** Whether a first stage reads one channel in each grid. */
  static boolean fits(DeButFactor first, int taps) {
    return taps > 1 && first.t() == 1 && first.s() == taps;
  }

  /**
   * Writes the nodes of a stage.
   *
   * @return {@code [output of the grid, channel]} in place of channels
   */
  String write(String x, ChainStage stage, float[] bias) {
    int copies = stage.factor().r();
    String image =
        copies == 1
            ? x
            : step.add("Concat", Collections.nCopies(copies, x), OnnxAttribute.integer("axis", 1));
    String filters =
        step.graph()
            .floats(
                step.name(),
                filters(stage),
                (long) copies * channels,
                1,
                window.kernelHeight(),
                window.kernelWidth());
    return step.convolution(
        List.of(image, filters), bias, OnnxWindow.attributes(window, copies * channels));
  }

  private float[] filters(ChainStage stage) {
    int taps = window.taps();
    int copies = stage.factor().r();
    float[] filters = new float[copies * channels * taps];
    int to = 0;
    for (int k = 0; k < copies; k++) {
      for (int channel = 0; channel < channels; channel++) {
        int from = stage.factor().weightIndex(channel, 0, k, 0);
        System.arraycopy(stage.weights(), from, filters, to, taps);
        to += taps;
      }
    }
    return filters;
  }
}
