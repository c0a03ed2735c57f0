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
package io.github.debutdl4j.export.internal.sequence;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.export.internal.feedforward.DenseLayers;
import io.github.debutdl4j.export.internal.translate.ActivationRule;
import io.github.debutdl4j.export.internal.translate.Form;
import io.github.debutdl4j.export.internal.translate.FormRule;
import io.github.debutdl4j.export.internal.translate.LayerContext;
import io.github.debutdl4j.export.internal.translate.LayerTranslator;
import io.github.debutdl4j.export.internal.translate.LayerValue;
import io.github.debutdl4j.export.internal.translate.UnsupportedOperation;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.layer.recurrent.BaseDeButRecurrent;
import io.github.debutdl4j.layer.recurrent.DeButLSTM;
import io.github.debutdl4j.layer.recurrent.DeButSimpleRnn;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.AbstractLSTM;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Recurrent layers, forward, backward and in both directions. */
@SuppressWarnings("deprecation") // GravesLSTM is deprecated, but saved networks have it
public final class RecurrentLayers {

  private static final int GATES = 4;

  private RecurrentLayers() {}

  public static List<LayerTranslator<?>> translators() {
    return List.of(
        new LayerTranslator<>(LSTM.class, (layer, site, x) -> lstm(layer, site, x, false)),
        new LayerTranslator<>(GravesLSTM.class, (layer, site, x) -> graves(layer, site, x, false)),
        new LayerTranslator<>(DeButLSTM.class, (layer, site, x) -> deBut(layer, site, x, false)),
        new LayerTranslator<>(SimpleRnn.class, (layer, site, x) -> simple(layer, site, x, false)),
        new LayerTranslator<>(
            DeButSimpleRnn.class, (layer, site, x) -> deButSimple(layer, site, x, false)),
        new LayerTranslator<>(LastTimeStep.class, RecurrentLayers::lastStep),
        new LayerTranslator<>(Bidirectional.class, RecurrentLayers::bidirectional));
  }

  private static LayerValue recurrent(
      Layer layer, LayerContext site, LayerValue input, boolean reverse) {
    if (layer.getClass() == LSTM.class) {
      return lstm((LSTM) layer, site, input, reverse);
    }
    if (layer.getClass() == DeButLSTM.class) {
      return deBut((DeButLSTM) layer, site, input, reverse);
    }
    if (layer.getClass() == GravesLSTM.class) {
      return graves((GravesLSTM) layer, site, input, reverse);
    }
    if (layer.getClass() == SimpleRnn.class) {
      return simple((SimpleRnn) layer, site, input, reverse);
    }
    if (layer.getClass() == DeButSimpleRnn.class) {
      return deButSimple((DeButSimpleRnn) layer, site, input, reverse);
    }
    if (layer.getClass() == LastTimeStep.class) {
      Layer underlying = ((LastTimeStep) layer).getUnderlying();
      return step(site, recurrent(underlying, site, input, reverse), reverse);
    }
    throw new UnsupportedOperation(
        "it runs a " + layer.getClass().getSimpleName() + " in both directions");
  }

  private static LayerValue lstm(LSTM layer, LayerContext site, LayerValue input, boolean reverse) {
    return gated(layer, site, input, site.array("RW"), null, reverse);
  }

  /** A Graves LSTM whose peepholes are all zero is a plain one. */
  private static LayerValue graves(
      GravesLSTM layer, LayerContext site, LayerValue input, boolean reverse) {
    INDArray all = site.array("RW"); // [size, 4 * size + 3]
    long weights = GATES * all.size(0);
    INDArray peepholes = all.get(NDArrayIndex.all(), NDArrayIndex.interval(weights, all.size(1)));
    INDArray recurrent = all.get(NDArrayIndex.all(), NDArrayIndex.interval(0, weights));
    boolean plain = peepholes.amaxNumber().doubleValue() == 0;
    return gated(layer, site, input, recurrent, plain ? null : peepholes(peepholes), reverse);
  }

  /** From DL4J's forget, output, input to input, forget, output. */
  private static float[] peepholes(INDArray columns) {
    float[] given = LayerContext.numbersInCOrder(columns.transpose());
    int size = given.length / 3;
    float[] result = new float[given.length];
    System.arraycopy(given, 2 * size, result, 0, size);
    System.arraycopy(given, 0, result, size, 2 * size);
    return result;
  }

  private static LayerValue gated(
      AbstractLSTM layer,
      LayerContext site,
      LayerValue input,
      INDArray recurrent,
      float[] peepholes,
      boolean reverse) {
    requireSteps(layer, input);
    int size = Math.toIntExact(layer.getNOut());
    Operation operation =
        new Operation.Lstm(
            gates(site.array("W"), size),
            gates(recurrent, size),
            inOrder(site.array("b"), size),
            peepholes,
            ActivationRule.of(layer.getGateActivationFn()),
            ActivationRule.of(layer.getActivationFn()),
            reverse);
    return site.network().add(operation, input);
  }

  private static LayerValue deBut(
      DeButLSTM layer, LayerContext site, LayerValue input, boolean reverse) {
    requireSteps(layer, input);
    Operation operation =
        new Operation.Lstm(
            inputMap(layer, site, GATES),
            recurrentMap(layer, site, GATES),
            site.numbers("b"),
            layer.isPeepholes() ? site.numbers("P") : null,
            ActivationRule.of(layer.getGateActivationFn()),
            ActivationRule.of(layer.getActivationFn()),
            reverse);
    return site.network().add(operation, input);
  }

  private static LayerValue deButSimple(
      DeButSimpleRnn layer, LayerContext site, LayerValue input, boolean reverse) {
    requireSteps(layer, input);
    Operation operation =
        new Operation.SimpleRecurrence(
            inputMap(layer, site, 1),
            recurrentMap(layer, site, 1),
            site.numbers("b"),
            ActivationRule.of(layer.getActivationFn()),
            reverse);
    return site.network().add(operation, input);
  }

  private static LinearMap inputMap(BaseDeButRecurrent layer, LayerContext site, int gates) {
    DeButChain chain = layer.resolvedInputChain();
    return LayerContext.map(
        chain,
        Math.toIntExact(gates * layer.getNOut()),
        Math.toIntExact(layer.getNIn()),
        () -> DenseLayers.factors("W", chain, site));
  }

  private static LinearMap recurrentMap(BaseDeButRecurrent layer, LayerContext site, int gates) {
    DeButChain chain = layer.resolvedRecurrentChain();
    return LayerContext.map(
        chain,
        Math.toIntExact(gates * layer.getNOut()),
        Math.toIntExact(layer.getNOut()),
        () -> DenseLayers.factors("RW", chain, site));
  }

  private static LinearMap gates(INDArray weights, int size) {
    INDArray rows = weights.transpose(); // [4 * size, inputs]
    return LinearMap.dense(
        GATES * size, Math.toIntExact(weights.size(0)), inOrder(rows, size * weights.size(0)));
  }

  /** From DL4J's candidate, forget, output, input to input, forget, output, candidate. */
  private static float[] inOrder(INDArray gates, long numbers) {
    float[] given = LayerContext.numbersInCOrder(gates);
    int block = Math.toIntExact(numbers);
    float[] result = given.clone();
    System.arraycopy(given, 3 * block, result, 0, block);
    System.arraycopy(given, 0, result, 3 * block, block);
    return result;
  }

  private static LayerValue simple(
      SimpleRnn layer, LayerContext site, LayerValue input, boolean reverse) {
    requireSteps(layer, input);
    if (layer.hasLayerNorm()) {
      throw new UnsupportedOperation("it normalises each step (hasLayerNorm)");
    }
    int size = Math.toIntExact(layer.getNOut());
    Operation operation =
        new Operation.SimpleRecurrence(
            transposed(site, "W", size, Math.toIntExact(layer.getNIn())),
            transposed(site, "RW", size, size),
            site.numbers("b"),
            ActivationRule.of(layer.getActivationFn()),
            reverse);
    return site.network().add(operation, input);
  }

  private static LinearMap transposed(LayerContext site, String key, int outputs, int inputs) {
    return LinearMap.dense(
        outputs, inputs, LayerContext.numbersInCOrder(site.array(key).transpose()));
  }

  private static void requireSteps(BaseRecurrentLayer layer, LayerValue input) {
    FormRule.require(input, FormRule.of(layer.getRnnDataFormat()));
    FormRule.requireFeatures(input, layer.getNIn());
  }

  private static LayerValue lastStep(LastTimeStep layer, LayerContext site, LayerValue input) {
    return step(site, site.translate(layer.getUnderlying(), input), false);
  }

  private static LayerValue step(LayerContext site, LayerValue steps, boolean first) {
    FormRule.require(steps, Form.NCW, Form.NWC);
    return site.network().add(new Operation.SingleStep(first), steps).as(Form.ROWS);
  }

  private static LayerValue bidirectional(
      Bidirectional layer, LayerContext site, LayerValue input) {
    LayerValue forward = recurrent(layer.getFwd(), site.within("f"), input, false);
    LayerValue backward = recurrent(layer.getBwd(), site.within("b"), input, true);
    return site.network().add(joint(layer.getMode()), forward, backward);
  }

  private static Operation joint(Bidirectional.Mode mode) {
    return switch (mode) {
      case ADD -> new Operation.Combination(Operation.CombinationKind.SUM);
      case MUL -> new Operation.Combination(Operation.CombinationKind.PRODUCT);
      case AVERAGE -> new Operation.Combination(Operation.CombinationKind.AVERAGE);
      case CONCAT -> new Operation.Concatenation();
    };
  }
}
