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
package io.github.debutdl4j.compatibility;

import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.layer.attention.DeButSelfAttention;
import io.github.debutdl4j.layer.attention.DeButSelfAttention.Projection;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Attention over time series. */
final class AttentionSamples {

  private AttentionSamples() {}

  static Stream<SampleModel> all() {
    return Stream.of(
        series(
            "attention",
            DataType.FLOAT,
            new DeButSelfAttention.Builder()
                .nOut(8)
                .heads(2)
                .chainPolicy(ChainPolicy.monotonic(2))),
        series(
            "attention-learned",
            DataType.DOUBLE,
            new DeButSelfAttention.Builder()
                .nOut(8)
                .heads(3)
                .headSize(2)
                .learnedQueries(4)
                .chainPolicy(ChainPolicy.smallest())
                .resizePolicy(Projection.KEY, ChainPolicy.budget(0.7))));
  }

  private static SampleModel series(
      String name, DataType type, DeButSelfAttention.Builder attention) {
    return new SampleModel(
        name,
        () ->
            Samples.start(
                Samples.settings(type)
                    .list()
                    .layer(attention.build())
                    .layer(new RnnLossLayer.Builder(LossFunction.MSE).build())
                    .setInputType(InputType.recurrent(6, 9))
                    .build()),
        2,
        6,
        9);
  }
}
