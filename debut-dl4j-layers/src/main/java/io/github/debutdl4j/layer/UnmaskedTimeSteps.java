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
package io.github.debutdl4j.layer;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Passes time series to a dense layer step by step, without the mask of the features: DL4J's {@code
 * RnnOutputLayer}, which the dense layer replaces, ignores that mask and uses the one of the
 * labels.
 */
public final class UnmaskedTimeSteps extends RnnToFeedForwardPreProcessor {

  private static final long serialVersionUID = 1L;

  /** For JSON. */
  private UnmaskedTimeSteps() {}

  public UnmaskedTimeSteps(RNNFormat format) {
    super(format);
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray mask, MaskState currentMaskState, int minibatchSize) {
    return new Pair<>(null, currentMaskState);
  }

  @Override
  public UnmaskedTimeSteps clone() {
    return new UnmaskedTimeSteps(getRnnDataFormat());
  }

  @Override
  protected boolean canEqual(Object other) {
    return other instanceof UnmaskedTimeSteps;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnmaskedTimeSteps && super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
