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

import io.github.debutdl4j.internal.network.Window;

/** A window as attributes of ONNX nodes. */
final class OnnxWindow {

  private OnnxWindow() {}

  /** Kernel, stride, padding and dilation. */
  static OnnxAttribute[] attributes(Window window) {
    return new OnnxAttribute[] {
      kernel(window), strides(window), pads(window), dilations(window),
    };
  }

  /** Kernel, stride and padding. */
  static OnnxAttribute[] withoutDilation(Window window) {
    return new OnnxAttribute[] {kernel(window), strides(window), pads(window)};
  }

  /** The same of a convolution with groups. */
  static OnnxAttribute[] attributes(Window window, int groups) {
    return new OnnxAttribute[] {
      kernel(window),
      strides(window),
      pads(window),
      dilations(window),
      OnnxAttribute.integer("group", groups)
    };
  }

  private static OnnxAttribute kernel(Window window) {
    return OnnxAttribute.integers("kernel_shape", window.kernelHeight(), window.kernelWidth());
  }

  private static OnnxAttribute strides(Window window) {
    return OnnxAttribute.integers("strides", window.strideHeight(), window.strideWidth());
  }

  private static OnnxAttribute pads(Window window) {
    return OnnxAttribute.integers(
        "pads", window.padTop(), window.padLeft(), window.padBottom(), window.padRight());
  }

  private static OnnxAttribute dilations(Window window) {
    return OnnxAttribute.integers("dilations", window.dilationHeight(), window.dilationWidth());
  }
}
