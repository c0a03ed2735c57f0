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
package io.github.debutdl4j.cli.serve;

import io.github.debutdl4j.export.DeButExporter;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.internal.modelfile.NetworkFiles;
import io.github.debutdl4j.internal.modelfile.WeightEncoding;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import io.github.debutdl4j.zoo.AllDeButLeNet;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Model files for the tests of the server. */
final class ServedFiles {

  private ServedFiles() {}

  /** LeNet with the weights of the zoo. */
  static byte[] leNet() throws IOException {
    return DeButExporter.runtime(
            AllDeButLeNet.builder().build().initPretrained(),
            ExportOptions.builder().inputShape(1, 28, 28).build())
        .toByteArray();
  }

  /** Two inputs of two numbers; gives 10^38 times the sum of their differences. */
  static byte[] difference() {
    return NetworkFiles.bytes(
        new Network(
            List.of(new Network.Input("a", Shape.of(2)), new Network.Input("b", Shape.of(2))),
            List.of(
                new Network.Node(
                    "difference",
                    new Operation.Combination(Operation.CombinationKind.DIFFERENCE),
                    List.of("a", "b")),
                new Network.Node(
                    "sum",
                    new Operation.FullyConnected(
                        LinearMap.dense(1, 2, new float[] {1e38f, 1e38f}), null),
                    List.of("difference"))),
            List.of("sum"),
            Map.of()),
        WeightEncoding.F32);
  }
}
