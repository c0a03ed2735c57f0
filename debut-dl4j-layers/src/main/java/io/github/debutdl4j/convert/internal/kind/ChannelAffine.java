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

import io.github.debutdl4j.convert.internal.surgery.LayerSite;
import io.github.debutdl4j.convert.internal.surgery.Replacement;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * What a batch normalisation does at inference: {@code y = scale * x + shift}, for each channel.
 *
 * @param scale one value per channel
 * @param shift one value per channel
 */
public record ChannelAffine(INDArray scale, INDArray shift) {

  /** What a normalisation does with its trained parameters. */
  public static ChannelAffine of(BatchNormalization norm, Map<String, INDArray> parameters) {
    INDArray mean = parameters.get(BatchNormalizationParamInitializer.GLOBAL_MEAN).ravel();
    INDArray scale = Transforms.pow(variance(parameters).add(norm.getEps()), -0.5, false);
    INDArray shift;
    if (!norm.isLockGammaBeta()) {
      scale.muli(parameters.get(BatchNormalizationParamInitializer.GAMMA).ravel());
      shift = parameters.get(BatchNormalizationParamInitializer.BETA).ravel().dup();
    } else if (norm.getGamma() != 1.0 && norm.getBeta() != 0.0) {
      scale.muli(norm.getGamma());
      shift = mean.mul(0).addi(norm.getBeta());
    } else {
      // DL4J 1.0.0-M2.1 drops both fixed values unless both differ from their defaults.
      shift = mean.mul(0);
    }
    return new ChannelAffine(scale, shift.subi(mean.mul(scale)));
  }

  /** A replacement for the layer at a site: scaled weights and the bias that goes with them. */
  Replacement replacement(LayerSite site, Layer layer, INDArray weights) {
    INDArray oldBias = site.parameters().get(DefaultParamInitializer.BIAS_KEY);
    Map<String, INDArray> parameters =
        Map.of(
            DefaultParamInitializer.WEIGHT_KEY,
            weights,
            DefaultParamInitializer.BIAS_KEY,
            bias(oldBias));
    return new Replacement(layer, parameters);
  }

  /** The bias that replaces the old one: {@code scale * bias + shift}. */
  private INDArray bias(INDArray oldOrNull) {
    return oldOrNull == null ? shift : oldOrNull.ravel().mul(scale).addi(shift);
  }

  private static INDArray variance(Map<String, INDArray> parameters) {
    INDArray logDeviation = parameters.get(BatchNormalizationParamInitializer.GLOBAL_LOG_STD);
    if (logDeviation == null) {
      return parameters.get(BatchNormalizationParamInitializer.GLOBAL_VAR).ravel();
    }
    INDArray ten = Nd4j.valueArrayOf(logDeviation.shape(), 10.0, logDeviation.dataType());
    INDArray deviation = Transforms.pow(ten, logDeviation, false).ravel();
    return deviation.mul(deviation);
  }
}
