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
import io.github.debutdl4j.export.internal.onnx.DigitOrder.Digit;
import io.github.debutdl4j.export.internal.onnx.DigitOrder.Move;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Shape;
import io.github.debutdl4j.internal.network.Window;
import java.util.List;

/**
 * The stages of a chain as grouped convolutions. A stage needs the inputs of each grid side by side
 * and the grids in any order, so a single transposition between two stages is enough.
 */
final class ChainNodes {

  private final OnnxStep step;
  private final LinearMap map;
  private final int positions;

  ChainNodes(OnnxStep step, LinearMap map, int positions) {
    this.step = step;
    this.map = map;
    this.positions = positions;
  }

  /**
   * Writes the nodes.
   *
   * @param x [channels, height, width] of an example
   * @param window of the first stage
   * @param channels of x
   * @param bias one number per output, or null
   * @return the result, [outputs, ...] of an example
   */
  String write(String x, List<ChainStage> stages, Window window, int channels, float[] bias) {
    int taps = window.taps();
    int wanted = map.chain().inputs() / taps;
    String value = wanted > channels ? padded(x, wanted - channels) : x;
    DeButFactor first = perChannel(stages.get(0).factor(), taps);
    DigitOrder order = DigitOrder.usual(wanted);
    boolean trimmed = map.chain().outputs() > map.outputs();
    int begin = 0;
    if (RepeatedImage.fits(stages.get(0).factor(), taps)) {
      int outputs = first.r();
      order = new DigitOrder(List.of(new Digit(outputs, 1), new Digit(wanted, outputs)));
      float[] ownBias = stages.size() == 1 && bias != null ? ordered(bias, order) : null;
      value = new RepeatedImage(step, window, wanted).write(value, stages.get(0), ownBias);
      begin = 1;
    }
    for (int l = begin; l < stages.size(); l++) {
      ChainStage stage = stages.get(l);
      DeButFactor factor = l == 0 ? first : stage.factor();
      Move move = order.before(factor);
      if (move == null) {
        value = gathered(value, order);
        order = DigitOrder.usual(factor.q());
        move = order.before(factor);
      }
      if (l > 0 || !move.from().equals(move.to())) {
        value = moved(value, move.from(), move.to(), l == 0);
      }
      boolean last = l == stages.size() - 1;
      order = DigitOrder.after(factor, move.groups());
      float[] stageBias = last && bias != null ? ordered(bias, order) : null;
      value = convolution(value, stage, factor, move, l == 0 ? window : Window.of(1, 1), stageBias);
    }
    value = moved(value, order.digits(), order.sorted(), false);
    return trimmed ? trimmed(value) : value;
  }

  /** The pattern of a first stage over whole channels instead of single taps. */
  private static DeButFactor perChannel(DeButFactor factor, int taps) {
    return new DeButFactor(
        factor.p(), factor.q() / taps, factor.r(), factor.s() / taps, factor.t());
  }

  private float[] ordered(float[] bias, DigitOrder order) {
    int[] channels = DigitOrder.channels(order.digits());
    float[] result = new float[channels.length];
    for (int i = 0; i < channels.length; i++) {
      result[i] = channels[i] < bias.length ? bias[channels[i]] : 0;
    }
    return result;
  }

  private String convolution(
      String value, ChainStage stage, DeButFactor factor, Move move, Window window, float[] bias) {
    int groups = factor.blocks() * factor.t();
    String weights =
        step.graph()
            .floats(
                step.name(),
                grouped(stage, factor, move, window.taps()),
                (long) groups * factor.r(),
                factor.s(),
                window.kernelHeight(),
                window.kernelWidth());
    return step.convolution(List.of(value, weights), bias, OnnxWindow.attributes(window, groups));
  }

  /** The stage's weights in the order of its groups and of the inputs within a group. */
  private static float[] grouped(ChainStage stage, DeButFactor factor, Move move, int taps) {
    int[] groups = DigitOrder.channels(move.groups());
    int[] inputs = DigitOrder.channels(move.inputs());
    float[] result = new float[stage.weights().length];
    int to = 0;
    for (int group : groups) {
      int block = group / (factor.t() * factor.s());
      int k = group % factor.t();
      for (int i = 0; i < factor.r(); i++) {
        for (int input : inputs) {
          int from = stage.factor().weightIndex(block, k, i, input / factor.t() * taps);
          System.arraycopy(stage.weights(), from, result, to, taps);
          to += taps;
        }
      }
    }
    return result;
  }

  private String moved(String value, List<Digit> from, List<Digit> to, boolean first) {
    if (from.equals(to)) {
      return value;
    }
    int at = first ? step.inputShape().positions() : positions;
    long[] sizes = new long[from.size() + 1];
    long[] perm = new long[from.size() + 2];
    int channels = 1;
    for (int i = 0; i < from.size(); i++) {
      sizes[i] = from.get(i).size();
      perm[i + 1] = from.indexOf(to.get(i)) + 1L;
      channels *= from.get(i).size();
    }
    sizes[from.size()] = at;
    perm[from.size() + 1] = from.size() + 1L;
    String parted = step.reshape(value, sizes);
    String turned = step.add("Transpose", List.of(parted), OnnxAttribute.integers("perm", perm));
    Shape input = step.inputShape();
    if (first && input.rank() == 3) {
      return step.reshape(turned, channels, input.size(1), input.size(2));
    }
    return step.reshape(turned, channels, 1, at);
  }

  /** Channels picked one by one, where no transposition leads to the usual order. */
  private String gathered(String value, DigitOrder order) {
    int[] channels = DigitOrder.channels(order.digits());
    long[] places = new long[channels.length];
    for (int place = 0; place < channels.length; place++) {
      places[channels[place]] = place;
    }
    return step.add(
        "Gather", List.of(value, step.graph().integers(places)), OnnxAttribute.integer("axis", 1));
  }

  private String padded(String x, int channels) {
    return step.add("Pad", List.of(x, step.graph().integers(0, 0, 0, 0, 0, channels, 0, 0)));
  }

  private String trimmed(String value) {
    OnnxGraph graph = step.graph();
    return step.add(
        "Slice",
        List.of(value, graph.integers(0), graph.integers(map.outputs()), graph.integers(1)));
  }
}
