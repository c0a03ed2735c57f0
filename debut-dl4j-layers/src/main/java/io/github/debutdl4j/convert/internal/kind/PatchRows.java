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
    double[] pixels = FilterMatrix.inCOrder(images);
    int channels = Math.toIntExact(images.size(1));
    int height = Math.toIntExact(images.size(2));
    int width = Math.toIntExact(images.size(3));
    Axis rows = axis(0, height);
    Axis columns = axis(1, width);
    int perImage = rows.outputs() * columns.outputs();
    int[] picked = SpreadRows.pick(Math.toIntExact(images.size(0) * perImage), most);
    double[] patches = new double[picked.length * channels * kernel[0] * kernel[1]];
    int to = 0;
    for (int patch : picked) {
      int top = rows.first(patch % perImage / columns.outputs());
      int left = columns.first(patch % columns.outputs());
      for (int channel = 0; channel < channels; channel++) {
        int plane = (patch / perImage * channels + channel) * height * width;
        for (int i = 0; i < kernel[0]; i++) {
          int row = top + i * dilation[0];
          for (int j = 0; j < kernel[1]; j++) {
            int column = left + j * dilation[1];
            boolean inside = row >= 0 && row < height && column >= 0 && column < width;
            patches[to++] = inside ? pixels[plane + row * width + column] : 0;
          }
        }
      }
    }
    return patches;
  }

  /** Output positions along one dimension, and where the kernel begins for each. */
  private record Axis(int outputs, int stride, int padding) {
    int first(int output) {
      return output * stride - padding;
    }
  }

  private Axis axis(int dimension, int size) {
    int step = stride[dimension];
    int reach = (kernel[dimension] - 1) * dilation[dimension] + 1;
    return switch (mode) {
      case Same -> {
        int outputs = (size + step - 1) / step;
        yield new Axis(outputs, step, Math.max(0, (outputs - 1) * step + reach - size) / 2);
      }
      case Causal -> new Axis((size + step - 1) / step, step, reach - 1);
      default ->
          new Axis((size + 2 * padding[dimension] - reach) / step + 1, step, padding[dimension]);
    };
  }
}
