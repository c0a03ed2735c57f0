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
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.AbstractLSTM;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.params.GravesLSTMParamInitializer;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.deeplearning4j.nn.params.SimpleRnnParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Recurrent layers have two matrices, each with a kind. */
@SuppressWarnings("deprecation") // GravesLSTM is deprecated, but saved networks have it
final class RecurrentKinds {

  static final LinearLayerKind<LSTM> LSTM_INPUT = new LstmKind<>(LSTM.class, false);
  static final LinearLayerKind<LSTM> LSTM_RECURRENT = new LstmKind<>(LSTM.class, true);

  static final LinearLayerKind<GravesLSTM> GRAVES_INPUT = new GravesKind(false);
  static final LinearLayerKind<GravesLSTM> GRAVES_RECURRENT = new GravesKind(true);

  static final LinearLayerKind<SimpleRnn> SIMPLE_INPUT = new SimpleRnnKind(false);
  static final LinearLayerKind<SimpleRnn> SIMPLE_RECURRENT = new SimpleRnnKind(true);

  private RecurrentKinds() {}

  /** {@link LSTM} becomes {@link DeButLSTM}. */
  private static class LstmKind<L extends AbstractLSTM> extends RecurrentKind<L> {

    static final int GATES = 4;

    private final Class<L> layerClass;

    LstmKind(Class<L> layerClass, boolean recurrent) {
      super(
          recurrent,
          recurrent
              ? LSTMParamInitializer.RECURRENT_WEIGHT_KEY
              : LSTMParamInitializer.INPUT_WEIGHT_KEY,
          GATES);
      this.layerClass = layerClass;
    }

    @Override
    public final Class<L> layerClass() {
      return layerClass;
    }

    /** DL4J has the block input first; DeBut layers have it last, as the runtime and ONNX. */
    @Override
    final int gateOf(int block) {
      return switch (block) {
        case 0 -> 3;
        case 3 -> 0;
        default -> block;
      };
    }

    boolean hasPeepholes() {
      return false;
    }

    @Override
    public final Layer replacement(L layer, List<ChainAssignment> fits) {
      DeButLSTM.Builder builder =
          new DeButLSTM.Builder()
              .forgetGateBiasInit(layer.getForgetGateBiasInit())
              .gateActivationFunction(layer.getGateActivationFn())
              .peepholes(hasPeepholes());
      return finished(layer, chains(layer, builder, fits).build(), fits);
    }
  }

  /** {@link GravesLSTM}: its peepholes are three columns more of its recurrent matrix, and stay. */
  private static final class GravesKind extends LstmKind<GravesLSTM> {

    /** The column of the input gate's peepholes after the matrix; forget and output are first. */
    private static final int INPUT_GATE = 2;

    private final boolean recurrent;

    GravesKind(boolean recurrent) {
      super(GravesLSTM.class, recurrent);
      this.recurrent = recurrent;
    }

    @Override
    boolean hasPeepholes() {
      return true;
    }

    @Override
    INDArray weights(Map<String, INDArray> parameters) {
      INDArray all = super.weights(parameters);
      return recurrent ? columns(all, 0, GATES * all.size(0)) : all;
    }

    @Override
    Map<String, INDArray> besideBias(Map<String, INDArray> parameters) {
      INDArray all = parameters.get(GravesLSTMParamInitializer.RECURRENT_WEIGHT_KEY);
      long first = GATES * all.size(0);
      INDArray inputGate = columns(all, first + INPUT_GATE, all.size(1));
      INDArray others = columns(all, first, first + INPUT_GATE);
      return Map.of("P", Nd4j.hstack(inputGate, others).transpose().dup('c'));
    }

    private static INDArray columns(INDArray matrix, long from, long to) {
      return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
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
