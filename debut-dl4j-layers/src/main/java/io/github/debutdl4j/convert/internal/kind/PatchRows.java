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
package io.github.debutdl4j.convert.internal.kind;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Patches that a convolution's filters are multiplied by: for each output position the input values
 * under the kernel, zeros beyond the edge.
 *
 * @param kernel size of the kernel, one number for each dimension
 * @param stride steps between outputs
 * @param padding rows or columns of zeros before the first, unless the mode decides
 * @param dilation steps between kernel positions
 * @param mode how edges are treated
 */
record PatchRows(int[] kernel, int[] stride, int[] padding, int[] dilation, ConvolutionMode mode) {

  /**
   * Up to {@code most} of the patches, spread over all of them.
   *
   * @param images [minibatch, channels, height, width]
   * @param most largest number of patches
   * @return patches x (channels, kernel rows, kernel columns), row major
   */
  double[] of(INDArray images, int most) {
    PatchRows oneSliceDeep =
        new PatchRows(
            after(1, kernel), after(1, stride), after(0, padding), after(1, dilation), mode);
    return oneSliceDeep.ofVolumes(
        images
            .dup('c')
            .reshape('c', images.size(0), images.size(1), 1, images.size(2), images.size(3)),
        most);
  }

  private static int[] after(int ofDepth, int[] ofImages) {
    return new int[] {ofDepth, ofImages[0], ofImages[1]};
  }

  /**
   * The same for volumes.
   *
   * @param volumes [minibatch, channels, depth, height, width]
   * @return patches x (channels, kernel slices, kernel rows, kernel columns), row major
   */
  double[] ofVolumes(INDArray volumes, int most) {
    double[] pixels = FilterMatrix.inCOrder(volumes);
    int channels = Math.toIntExact(volumes.size(1));
    Axis slices = axis(0, volumes.size(2));
    Axis rows = axis(1, volumes.size(3));
    Axis columns = axis(2, volumes.size(4));
    int perSlice = rows.outputs() * columns.outputs();
    int perVolume = slices.outputs() * perSlice;
    int[] picked = SpreadRows.pick(Math.toIntExact(volumes.size(0) * perVolume), most);
    double[] patches = new double[picked.length * channels * kernel[0] * kernel[1] * kernel[2]];
    int to = 0;
    for (int patch : picked) {
      int front = patch % perVolume / perSlice;
      int top = patch % perSlice / columns.outputs();
      int left = patch % columns.outputs();
      for (int channel = 0; channel < channels; channel++) {
        int volume = patch / perVolume * channels + channel;
        for (int i = 0; i < kernel[0]; i++) {
          int slice = slices.place(volume, front, i);
          for (int j = 0; j < kernel[1]; j++) {
            int row = rows.place(slice, top, j);
            for (int k = 0; k < kernel[2]; k++) {
              int at = columns.place(row, left, k);
              patches[to++] = at < 0 ? 0 : pixels[at];
            }
          }
        }
      }
    }
    return patches;
  }

  /** One dimension: its size, its output positions, and where the kernel begins for each. */
  private record Axis(int size, int outputs, int stride, int padding, int dilation) {

    /**
     * Where a position of the kernel is, counted over all that is outside of this dimension.
     *
     * @param outer the same of the dimension outside of this one
     * @return negative where it is beyond the edge
     */
    int place(int outer, int output, int position) {
      int at = output * stride - padding + position * dilation;
      return outer < 0 || at < 0 || at >= size ? -1 : outer * size + at;
    }
  }

  private Axis axis(int dimension, long length) {
    int size = Math.toIntExact(length);
    int step = stride[dimension];
    int reach = (kernel[dimension] - 1) * dilation[dimension] + 1;
    int rounded = (size + step - 1) / step;
    int outputs =
        switch (mode) {
          case Same, Causal -> rounded;
          default -> (size + 2 * padding[dimension] - reach) / step + 1;
        };
    int before =
        switch (mode) {
          case Same -> Math.max(0, (outputs - 1) * step + reach - size) / 2;
          case Causal -> reach - 1;
          default -> padding[dimension];
        };
    return new Axis(size, outputs, step, before, dilation[dimension]);
  }
}
