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
package io.github.debutdl4j.export.internal.vertex;

import io.github.debutdl4j.export.internal.translate.Form;
import io.github.debutdl4j.export.internal.translate.FormRule;
import io.github.debutdl4j.export.internal.translate.LayerValue;
import io.github.debutdl4j.export.internal.translate.NetworkBuilder;
import io.github.debutdl4j.export.internal.translate.UnsupportedOperation;
import io.github.debutdl4j.export.internal.translate.VertexContext;
import io.github.debutdl4j.export.internal.translate.VertexTranslator;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;

/** Vertices for sequences, all of full length: an exported network has no masks. */
public final class SequenceVertices {

  private static final Operation SWAP = new Operation.Permutation(List.of(1, 0));

  private SequenceVertices() {}

  public static List<VertexTranslator<?>> translators() {
    return List.of(
        new VertexTranslator<>(LastTimeStepVertex.class, SequenceVertices::lastStep),
        new VertexTranslator<>(ReverseTimeSeriesVertex.class, SequenceVertices::reverse),
        new VertexTranslator<>(DuplicateToTimeSeriesVertex.class, SequenceVertices::duplicate));
  }

  private static LayerValue lastStep(
      LastTimeStepVertex vertex, VertexContext site, List<LayerValue> inputs) {
    FormRule.require(inputs.get(0), Form.NCW);
    return site.network().add(new Operation.SingleStep(false), inputs.get(0)).as(Form.ROWS);
  }

  /** The steps as features, times the matrix that exchanges them. */
  private static LayerValue reverse(
      ReverseTimeSeriesVertex vertex, VertexContext site, List<LayerValue> inputs) {
    LayerValue input = inputs.get(0);
    FormRule.require(input, Form.NCW);
    int steps = input.shape().size(1);
    float[] exchange = new float[Math.multiplyExact(steps, steps)];
    for (int i = 0; i < steps; i++) {
      exchange[i * steps + steps - 1 - i] = 1;
    }
    NetworkBuilder network = site.network();
    Operation product = new Operation.FullyConnected(LinearMap.dense(steps, steps, exchange), null);
    return network.add(SWAP, network.add(product, network.add(SWAP, input)));
  }

  private static LayerValue duplicate(
      DuplicateToTimeSeriesVertex vertex, VertexContext site, List<LayerValue> inputs) {
    LayerValue input = inputs.get(0);
    LayerValue sequence = site.networkInputs().get(vertex.getInputName());
    FormRule.require(input, Form.ROWS);
    if (sequence == null || sequence.form() != Form.NCW) {
      throw new UnsupportedOperation(
          "its length is that of input '%s', which is %s"
              .formatted(vertex.getInputName(), sequence));
    }
    NetworkBuilder network = site.network();
    LayerValue image = network.add(new Operation.Reshape(Shape.of(input.features(), 1, 1)), input);
    int steps = sequence.shape().size(1);
    return FormRule.asSequence(network, network.add(new Operation.Upsampling(1, steps), image))
        .as(Form.NCW);
  }
}
