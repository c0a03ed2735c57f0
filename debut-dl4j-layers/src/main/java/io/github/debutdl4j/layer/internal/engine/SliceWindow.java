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
package io.github.debutdl4j.layer.internal.engine;

/**
 * How a convolution over volumes moves along their depth.
 *
 * @param slices depth of the input
 * @param kernel slices under the kernel
 * @param stride steps between outputs
 * @param dilation steps between slices under the kernel
 * @param padding empty slices before the first
 * @param outputs depth of the output
 */
public record SliceWindow(
    int slices, int kernel, int stride, int dilation, int padding, int outputs) {

  /** The slice, perhaps outside of the volume, that a position of the kernel sees first. */
  private int first(int position) {
    return position * dilation - padding;
  }

  /** The first output for which a position of the kernel is inside of the volume. */
  int from(int position) {
    return Math.max(0, -Math.floorDiv(first(position), stride));
  }

  /** The output after the last one of {@link #from}; not larger where there is none. */
  int to(int position) {
    return Math.min(outputs, Math.floorDiv(slices - 1 - first(position), stride) + 1);
  }

  /** The slice that a position of the kernel sees for an output. */
  int slice(int position, int output) {
    return output * stride + first(position);
  }

  /** Whether each output is of the slice of its own number. */
  boolean isPointwise() {
    return kernel == 1 && stride == 1 && padding == 0 && outputs == slices;
  }
}
