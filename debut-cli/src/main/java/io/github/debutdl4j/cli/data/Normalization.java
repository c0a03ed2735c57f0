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
package io.github.debutdl4j.cli.data;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerMinMaxScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;

/** What is done to pixels of 0 to 255 before a network sees them. */
public final class Normalization {

  private static final double WHITE = 255;

  /** Pixels divided by 255. */
  public static final Normalization ZERO_TO_ONE =
      new Normalization("pixels scaled to 0..1", 1f / 255f, null);

  /** Pixels as they are. */
  public static final Normalization NONE = new Normalization("pixels as they are, 0..255", 1, null);

  /** Pixels scaled to -1 to 1. */
  public static final Normalization MINUS_ONE_TO_ONE =
      new Normalization("pixels scaled to -1..1", 1f / 255f, null);

  private final String description;
  private final float scale;
  private final DataNormalization normalizer; // or null

  private Normalization(String description, float scale, DataNormalization normalizer) {
    this.description = description;
    this.scale = scale;
    this.normalizer = normalizer;
  }

  /**
   * A fitted normaliser of ND4J. One whose statistics say that it was fitted to values of 0 to 1,
   * as DL4J's own MNIST iterator gives, gets such values; all others get 0 to 255.
   *
   * @param origin where it comes from, such as "stored"
   */
  public static Normalization of(String origin, DataNormalization normalizer) {
    boolean isOfUnit = isFittedToUnit(normalizer);
    return new Normalization(
        "%s %s, on pixels of %s"
            .formatted(origin, normalizer.getClass().getSimpleName(), isOfUnit ? "0..1" : "0..255"),
        isOfUnit ? 1f / 255f : 1,
        normalizer);
  }

  /**
   * Pixels of 0 to 255 have no mean and deviation below one in all places, unless all are black.
   */
  private static boolean isFittedToUnit(DataNormalization normalizer) {
    if (normalizer instanceof NormalizerStandardize standardize) {
      return isUnit(standardize.getMean()) && isUnit(standardize.getStd());
    }
    return normalizer instanceof NormalizerMinMaxScaler scaler
        && isUnit(scaler.getMin())
        && isUnit(scaler.getMax());
  }

  private static boolean isUnit(INDArray statistics) {
    return statistics.amaxNumber().doubleValue() <= 1;
  }

  /** A description for the output of commands. */
  public String description() {
    return description;
  }

  /** The normaliser of ND4J, if there is one. */
  public Optional<DataNormalization> normalizer() {
    return Optional.ofNullable(normalizer);
  }

  /** The same for all pixels of 0 to 255 as a normaliser of ND4J, to be stored in model files. */
  public DataNormalization storable() {
    if (normalizer != null) {
      return normalizer;
    }
    if (this == NONE) {
      return new ImagePreProcessingScaler(0, WHITE);
    }
    return new ImagePreProcessingScaler(this == MINUS_ONE_TO_ONE ? -1 : 0, 1);
  }

  /** What each pixel is multiplied with first. */
  float scale() {
    return scale;
  }

  /** Changes scaled features in place. */
  void apply(INDArray features) {
    if (this == MINUS_ONE_TO_ONE) {
      features.muli(2).subi(1);
    } else if (normalizer != null) {
      normalizer.transform(features);
    }
  }
}
