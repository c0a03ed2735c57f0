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
package io.github.debutdl4j.zoo;

import io.github.debutdl4j.chain.ChainPolicy;

/**
 * A long short-term memory that reads an image row by row and classifies it after the last one: 128
 * units and a dense layer. Its dense twin, for 28 x 28 digits, has 81,674 parameters.
 *
 * <p>The input is images of one channel; each row is a step of the sequence. Layers: {@code rows
 * lstm output}.
 *
 * <p>Source of the task: Le, Jaitly and Hinton, "A Simple Way to Initialize Recurrent Networks of
 * Rectified Linear Units" (2015), section 4.2, with rows in place of pixels.
 */
@SuppressWarnings("unchecked") // DL4J lets the caller of init() choose the type
public final class AllDeButRowLstm extends AllDeButModel {

  private static final int UNITS = 128;

  private AllDeButRowLstm(Builder builder) {
    super(builder);
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  void sketch(NetworkSketch net) {
    String x = net.rows("rows", INPUT);
    x = net.lastOfLstm("lstm", inputShape()[2], width(UNITS), x);
    net.classifier(OUTPUT, width(UNITS), numClasses(), x);
  }

  @Override
  ZooChains chains() {
    return ZooChains.of(ChainTable.read("row_lstm"), ChainPolicy.monotonic(3));
  }

  @Override
  public String variantName() {
    return "SHARE_15";
  }

  /** Settings of an {@link AllDeButRowLstm}. */
  public static final class Builder extends AllDeButModel.Builder<Builder> {

    private Builder() {
      super(10, 1, 28, 28);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    public AllDeButRowLstm build() {
      return new AllDeButRowLstm(this);
    }
  }
}
