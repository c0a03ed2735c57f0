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

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes scales and shifts into the linear operation before them, if nothing else reads that. */
final class ScaleFolding {

  private final List<Network.Node> nodes = new ArrayList<>();
  private final Map<String, Integer> readers = new HashMap<>();

  private ScaleFolding() {}

  static Network fold(Network network) {
    ScaleFolding folding = new ScaleFolding();
    network.outputs().forEach(folding::read);
    network.nodes().forEach(node -> node.inputs().forEach(folding::read));
    network.nodes().forEach(folding::add);
    return new Network(network.inputs(), folding.nodes, network.outputs(), network.metadata());
  }

  private void read(String name) {
    readers.merge(name, 1, Integer::sum);
  }

  private void add(Network.Node node) {
    if (node.operation() instanceof Operation.ScaleShift affine) {
      String from = node.inputs().get(0);
      for (int i = 0; i < nodes.size() && readers.get(from) == 1; i++) {
        if (nodes.get(i).name().equals(from)) {
          Operation folded = folded(nodes.get(i).operation(), affine);
          if (folded != null) {
            nodes.set(i, new Network.Node(node.name(), folded, nodes.get(i).inputs()));
            return;
          }
        }
      }
    }
    nodes.add(node);
  }

  private static Operation folded(Operation operation, Operation.ScaleShift affine) {
    if (operation instanceof Operation.FullyConnected connected) {
      return new Operation.FullyConnected(
          scaled(connected.map(), affine.scale()), shifted(connected.bias(), affine));
    }
    if (operation instanceof Operation.Convolution convolution) {
      return new Operation.Convolution(
          scaled(convolution.map(), affine.scale()),
          convolution.order(),
          convolution.window(),
          shifted(convolution.bias(), affine));
    }
    if (operation instanceof Operation.DepthwiseConvolution convolution) {
      return new Operation.DepthwiseConvolution(
          convolution.channels(),
          convolution.multiplier(),
          scaled(convolution.filters(), affine.scale()),
          convolution.window(),
          shifted(convolution.bias(), affine));
    }
    return null;
  }

  private static float[] shifted(float[] bias, Operation.ScaleShift affine) {
    float[] result = affine.shift().clone();
    for (int i = 0; bias != null && i < result.length; i++) {
      result[i] += bias[i] * affine.scale()[i];
    }
    return result;
  }

  /** The last factor's rows are scaled. */
  private static LinearMap scaled(LinearMap map, float[] scale) {
    DeButChain chain = map.chain();
    int last = chain.length() - 1;
    int offset = chain.weightOffset(last);
    float[] weights = map.weights().clone();
    DeButFactor factor = chain.factor(last);
    FactorEntries.forEach(
        factor,
        (w, row, column) -> {
          if (row < scale.length) {
            weights[offset + w] *= scale[row];
          }
        });
    return new LinearMap(chain, map.outputs(), map.inputs(), weights);
  }
}
