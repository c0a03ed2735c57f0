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
package io.github.debutdl4j.internal.session;

import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a network one operation after another in plain loops with sums in double precision: slow,
 * and simple enough to be right.
 */
public final class ReferenceNetwork {

  private final Network network;
  private final Map<String, Shape> shapes;

  public ReferenceNetwork(Network network) {
    this.network = network;
    this.shapes = network.shapes();
  }

  /**
   * Computes the outputs for one example.
   *
   * @param inputs numbers of each input, c order
   * @return numbers of each output, c order
   */
  public float[][] run(float[]... inputs) {
    Map<String, float[]> values = new HashMap<>();
    for (int i = 0; i < inputs.length; i++) {
      values.put(network.inputs().get(i).name(), inputs[i]);
    }
    for (Network.Node node : network.nodes()) {
      List<ReferenceValue> operands = new ArrayList<>();
      for (String name : node.inputs()) {
        operands.add(new ReferenceValue(shapes.get(name), values.get(name)));
      }
      float[] result =
          ReferenceOperations.apply(node.operation(), operands, shapes.get(node.name()));
      values.put(node.name(), result);
    }
    float[][] outputs = new float[network.outputs().size()][];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = values.get(network.outputs().get(i));
    }
    return outputs;
  }
}
