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

import io.github.debutdl4j.layer.recurrent.DeButLSTM;
import io.github.debutdl4j.layer.recurrent.DeButSimpleRnn;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.deeplearning4j.nn.params.SimpleRnnParamInitializer;

/** Recurrent layers have two matrices, each with a kind. */
final class RecurrentKinds {

  static final LinearLayerKind<LSTM> LSTM_INPUT = new LstmKind(false);
  static final LinearLayerKind<LSTM> LSTM_RECURRENT = new LstmKind(true);

  static final LinearLayerKind<SimpleRnn> SIMPLE_INPUT = new SimpleRnnKind(false);
  static final LinearLayerKind<SimpleRnn> SIMPLE_RECURRENT = new SimpleRnnKind(true);

  private RecurrentKinds() {}

  /** {@link LSTM} becomes {@link DeButLSTM}. */
  private static final class LstmKind extends RecurrentKind<LSTM> {

    private static final int GATES = 4;

    LstmKind(boolean recurrent) {
      super(
          recurrent,
          recurrent
              ? LSTMParamInitializer.RECURRENT_WEIGHT_KEY
              : LSTMParamInitializer.INPUT_WEIGHT_KEY,
          GATES);
    }

    @Override
    public Class<LSTM> layerClass() {
      return LSTM.class;
    }

    /** DL4J has the block input first; DeBut layers have it last, as the runtime and ONNX. */
    @Override
    int gateOf(int block) {
      return switch (block) {
        case 0 -> 3;
        case 3 -> 0;
        default -> block;
      };
    }

    @Override
    public Layer replacement(LSTM layer, List<ChainAssignment> fits) {
      DeButLSTM.Builder builder =
          new DeButLSTM.Builder()
              .forgetGateBiasInit(layer.getForgetGateBiasInit())
              .gateActivationFunction(layer.getGateActivationFn());
      return finished(layer, chains(layer, builder, fits).build(), fits);
    }
  }

  /** {@link SimpleRnn} becomes {@link DeButSimpleRnn}. */
  private static final class SimpleRnnKind extends RecurrentKind<SimpleRnn> {

    SimpleRnnKind(boolean recurrent) {
      super(
          recurrent,
          recurrent
              ? SimpleRnnParamInitializer.RECURRENT_WEIGHT_KEY
              : SimpleRnnParamInitializer.WEIGHT_KEY,
          1);
    }

    @Override
    public Class<SimpleRnn> layerClass() {
      return SimpleRnn.class;
    }

    @Override
    public Optional<String> obstacle(SimpleRnn layer) {
      return layer.hasLayerNorm()
          ? Optional.of("it normalises between its weights and its activation (hasLayerNorm)")
          : Optional.empty();
    }

    @Override
    public Layer replacement(SimpleRnn layer, List<ChainAssignment> fits) {
      return finished(layer, chains(layer, new DeButSimpleRnn.Builder(), fits).build(), fits);
    }
  }
}
