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
package io.github.debutdl4j.export.internal.feedforward;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.BETA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_LOG_STD;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_MEAN;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_VAR;

import io.github.debutdl4j.export.internal.translate.Form;
import io.github.debutdl4j.export.internal.translate.FormRule;
import io.github.debutdl4j.export.internal.translate.LayerContext;
import io.github.debutdl4j.export.internal.translate.LayerTranslator;
import io.github.debutdl4j.export.internal.translate.LayerValue;
import io.github.debutdl4j.internal.network.Operation;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;

/** Batch normalisation with its running statistics, and local response normalisation. */
public final class NormalizationLayers {

  private NormalizationLayers() {}

  public static List<LayerTranslator<?>> translators() {
    return List.of(
        new LayerTranslator<>(BatchNormalization.class, NormalizationLayers::batch),
        new LayerTranslator<>(LocalResponseNormalization.class, NormalizationLayers::local));
  }

  private static LayerValue batch(BatchNormalization layer, LayerContext site, LayerValue input) {
    if (input.form().isImage()) {
      FormRule.require(input, FormRule.of(layer.getCnn2DFormat()));
    } else if (layer.getCnn2DFormat() == CNN2DFormat.NHWC) {
      // DL4J takes [minibatch, steps, features] for one image in NHWC.
      FormRule.require(input, Form.ROWS, Form.STEP_ROWS, Form.NWC);
    } else {
      FormRule.require(input, Form.ROWS, Form.STEP_ROWS);
    }
    FormRule.requireFeatures(input, layer.getNOut());
    return site.network().add(scaleShift(layer, site), input);
  }

  /** What batch normalisation computes outside training. */
  public static Operation scaleShift(BatchNormalization layer, LayerContext site) {
    double[] mean = doubles(site, GLOBAL_MEAN);
    double[] deviation = deviation(layer, site);
    int channels = mean.length;
    boolean learned = !layer.isLockGammaBeta();
    double[] gamma = learned ? doubles(site, GAMMA) : null;
    double[] beta = learned ? doubles(site, BETA) : null;
    // DL4J applies locked values only where both differ from the usual ones.
    boolean locked = !learned && layer.getGamma() != 1.0 && layer.getBeta() != 0.0;
    float[] scale = new float[channels];
    float[] shift = new float[channels];
    for (int c = 0; c < channels; c++) {
      double factor = learned ? gamma[c] : locked ? layer.getGamma() : 1;
      double offset = learned ? beta[c] : locked ? layer.getBeta() : 0;
      scale[c] = (float) (factor / deviation[c]);
      shift[c] = (float) (offset - mean[c] * factor / deviation[c]);
    }
    return new Operation.ScaleShift(scale, shift);
  }

  private static double[] deviation(BatchNormalization layer, LayerContext site) {
    double[] variance;
    if (layer.isUseLogStd()) {
      variance = doubles(site, GLOBAL_LOG_STD);
      for (int c = 0; c < variance.length; c++) {
        variance[c] = Math.pow(10, 2 * variance[c]);
      }
    } else {
      variance = doubles(site, GLOBAL_VAR);
    }
    for (int c = 0; c < variance.length; c++) {
      variance[c] = Math.sqrt(variance[c] + layer.getEps());
    }
    return variance;
  }

  private static double[] doubles(LayerContext site, String key) {
    return site.array(key).dup('c').reshape(site.array(key).length()).toDoubleVector();
  }

  private static LayerValue local(
      LocalResponseNormalization layer, LayerContext site, LayerValue input) {
    FormRule.require(input, FormRule.of(layer.getDataFormat()));
    return site.network()
        .add(
            new Operation.LocalResponseNormalization(
                (float) layer.getK(),
                (int) layer.getN(),
                (float) layer.getAlpha(),
                (float) layer.getBeta()),
            input);
  }
}
