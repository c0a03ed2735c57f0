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

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import io.github.debutdl4j.internal.network.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Linear operations as ONNX nodes: one matrix, or the stages of a chain. */
final class OnnxLinear {

  private final OnnxStep step;
  private final ChainForm form;

  OnnxLinear(OnnxStep step, ChainForm form) {
    this.step = step;
    this.form = form;
  }

  void write(Operation.FullyConnected connected) {
    LinearMap map = connected.map();
    int positions = step.inputShape().positions();
    Optional<List<ChainStage>> stages = stages(map, 1, positions);
    if (stages.isPresent()) {
      String columns = step.reshape(step.from(), map.inputs(), 1, positions);
      ChainNodes nodes = new ChainNodes(step, map, positions);
      String result =
          nodes.write(columns, stages.get(), Window.of(1, 1), map.inputs(), connected.bias());
      step.finishReshape(result);
    } else if (step.output().rank() == 1) {
      gemm(map, connected.bias());
    } else {
      String weights =
          step.graph().floats(step.name(), DenseWeights.of(map), map.outputs(), map.inputs(), 1);
      step.finish("Conv", withBias(step.from(), weights, connected.bias()));
    }
  }

  private void gemm(LinearMap map, float[] bias) {
    String weights =
        step.graph().floats(step.name(), DenseWeights.of(map), map.outputs(), map.inputs());
    step.finish("Gemm", withBias(step.from(), weights, bias), OnnxAttribute.integer("transB", 1));
  }

  void write(Operation.Convolution convolution) {
    LinearMap map = convolution.map();
    Window window = convolution.window();
    int taps = window.taps();
    int positions = step.output().positions();
    if (convolution.order() == ColumnOrder.TAP_MAJOR && taps > 1) {
      writeTapMajor(convolution);
      return;
    }
    Optional<List<ChainStage>> stages = stages(map, taps, positions);
    if (stages.isPresent()) {
      ChainNodes nodes = new ChainNodes(step, map, positions);
      String result =
          nodes.write(
              step.from(), stages.get(), window, step.inputShape().size(0), convolution.bias());
      step.finishReshape(result);
    } else {
      dense(DenseWeights.of(map), window, convolution.bias());
    }
  }

  /** The patches of the image are laid side by side: grids then hold parts of several channels. */
  private void writeTapMajor(Operation.Convolution convolution) {
    LinearMap map = convolution.map();
    Window window = convolution.window();
    int positions = step.output().positions();
    Optional<List<ChainStage>> stages = stages(map, 1, positions);
    if (stages.isEmpty()) {
      int channels = step.inputShape().size(0);
      dense(
          channelMajor(DenseWeights.of(map), channels, window.taps()), window, convolution.bias());
      return;
    }
    String patches = new OnnxPatches(step).write(step.from(), window);
    ChainNodes nodes = new ChainNodes(step, map, positions);
    step.finishReshape(
        nodes.write(patches, stages.get(), Window.of(1, 1), map.inputs(), convolution.bias()));
  }

  private static float[] channelMajor(float[] matrix, int channels, int taps) {
    float[] result = new float[matrix.length];
    int columns = channels * taps;
    for (int row = 0; row < matrix.length / columns; row++) {
      for (int channel = 0; channel < channels; channel++) {
        for (int tap = 0; tap < taps; tap++) {
          result[row * columns + ColumnOrder.CHANNEL_MAJOR.column(channel, tap, channels, taps)] =
              matrix[row * columns + ColumnOrder.TAP_MAJOR.column(channel, tap, channels, taps)];
        }
      }
    }
    return result;
  }

  private void dense(float[] matrix, Window window, float[] bias) {
    Shape input = step.inputShape();
    String weights =
        step.graph()
            .floats(
                step.name(),
                matrix,
                matrix.length / ((long) input.size(0) * window.taps()),
                input.size(0),
                window.kernelHeight(),
                window.kernelWidth());
    step.finish("Conv", withBias(step.from(), weights, bias), OnnxWindow.attributes(window));
  }

  void write(Operation.DepthwiseConvolution convolution) {
    Window window = convolution.window();
    String weights =
        step.graph()
            .floats(
                step.name(),
                DenseWeights.of(convolution.filters()),
                (long) convolution.channels() * convolution.multiplier(),
                1,
                window.kernelHeight(),
                window.kernelWidth());
    step.finish(
        "Conv",
        withBias(step.from(), weights, convolution.bias()),
        OnnxWindow.attributes(window, convolution.channels()));
  }

  /** Rows are (output, tap); ONNX wants [channels, outputs, height, width]. */
  void write(Operation.TransposedConvolution convolution) {
    Window window = convolution.window();
    LinearMap map = convolution.map();
    float[] matrix = DenseWeights.of(map);
    float[] turned = new float[matrix.length];
    for (int row = 0; row < map.outputs(); row++) {
      for (int channel = 0; channel < map.inputs(); channel++) {
        turned[channel * map.outputs() + row] = matrix[row * map.inputs() + channel];
      }
    }
    String weights =
        step.graph()
            .floats(
                step.name(),
                turned,
                map.inputs(),
                convolution.outputs(),
                window.kernelHeight(),
                window.kernelWidth());
    step.finish(
        "ConvTranspose",
        withBias(step.from(), weights, convolution.bias()),
        OnnxWindow.attributes(window));
  }

  private Optional<List<ChainStage>> stages(LinearMap map, int taps, int positions) {
    boolean padded =
        (map.chain().inputs() - map.inputs()) % taps != 0; // no whole channels of zeros
    if (form == ChainForm.DENSE || map.isDense() || padded) {
      return Optional.empty();
    }
    return new StagePlan(new StageCost(positions, taps), taps, form == ChainForm.FAST).of(map);
  }

  private List<String> withBias(String x, String weights, float[] bias) {
    List<String> inputs = new ArrayList<>(List.of(x, weights));
    if (bias != null) {
      inputs.add(step.graph().floats(step.name(), bias, bias.length));
    }
    return inputs;
  }
}
