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
package io.github.debutdl4j.export.internal.graph;

import io.github.debutdl4j.export.internal.translate.LayerValue;
import io.github.debutdl4j.export.internal.translate.NetworkBuilder;
import io.github.debutdl4j.export.internal.translate.UnsupportedOperation;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerMinMaxScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.dataset.api.preprocessor.VGG16ImagePreProcessor;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a normaliser does to an input: each feature or channel times one number plus another.
 *
 * @param scale one number per feature or channel
 * @param shift one number per feature or channel
 */
record InputScale(float[] scale, float[] shift) {

  private static final Set<Class<?>> AFFINE =
      Set.of(
          ImagePreProcessingScaler.class,
          NormalizerStandardize.class,
          NormalizerMinMaxScaler.class,
          VGG16ImagePreProcessor.class);

  /**
   * Finds scale and shift from what a normaliser makes of zeros and of ones.
   *
   * @throws UnsupportedOperation if it is of another kind, or treats pixels of one channel
   *     differently
   */
  static InputScale of(DataNormalization normalizer, NetworkInput input) {
    if (!AFFINE.contains(normalizer.getClass())) {
      throw new UnsupportedOperation(
          "the normaliser is a %s, which cannot be exported"
              .formatted(normalizer.getClass().getSimpleName()));
    }
    double[] atZero = normalized(normalizer, input, 0);
    double[] atOne = normalized(normalizer, input, 1);
    Shape shape = input.featuresFirstShape();
    int features = shape.size(0);
    boolean featuresLast = input.form().isFeaturesLast();
    InputScale result = new InputScale(new float[features], new float[features]);
    for (int i = 0; i < atZero.length; i++) {
      int feature = featuresLast ? i % features : i / shape.positions();
      boolean first = featuresLast ? i < features : i % shape.positions() == 0;
      float scale = (float) (atOne[i] - atZero[i]);
      float shift = (float) atZero[i];
      if (!first && (scale != result.scale[feature] || shift != result.shift[feature])) {
        throw new UnsupportedOperation(
            "the normaliser treats numbers of one channel differently; input is " + input.form());
      }
      result.scale[feature] = scale;
      result.shift[feature] = shift;
    }
    return result;
  }

  private static double[] normalized(
      DataNormalization normalizer, NetworkInput input, double value) {
    int rank = input.shape().rank();
    long[] sizes = new long[rank + 1];
    sizes[0] = 1;
    for (int i = 0; i < rank; i++) {
      sizes[i + 1] = input.shape().size(i);
    }
    INDArray array = Nd4j.valueArrayOf(sizes, value, DataType.DOUBLE);
    try {
      normalizer.transform(array);
    } catch (RuntimeException e) {
      throw new UnsupportedOperation(
          "the normaliser does not fit an input of shape %s: %s"
              .formatted(input.shape(), e.getMessage()));
    }
    return array.dup('c').reshape(array.length()).toDoubleVector();
  }

  LayerValue add(NetworkBuilder network, LayerValue input) {
    return network.add(new Operation.ScaleShift(scale, shift), input);
  }
}
