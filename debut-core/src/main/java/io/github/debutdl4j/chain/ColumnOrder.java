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
package io.github.debutdl4j.chain;

/**
 * How the columns of a flattened convolution filter are numbered.
 *
 * <p>A filter of {@code nOut x nIn x kH x kW} becomes a matrix of {@code nOut} rows and {@code
 * nIn*kH*kW} columns. A chain mixes neighbouring columns first, so the same chain on another order
 * is another layer: the order belongs to the weights and is stored with them.
 */
public enum ColumnOrder {
  /**
   * Input channel, then kernel row, then kernel column: {@code (nIn, kH, kW)}, the order in which
   * DL4J stores filters. A first factor {@code (r, kH*kW, 1)} is then a depthwise convolution with
   * {@code r} outputs per channel.
   */
  CHANNEL_MAJOR,

  /**
   * Kernel row, then kernel column, then input channel: {@code (kH, kW, nIn)}, the order of the
   * published code and its checkpoints.
   */
  TAP_MAJOR;

  /**
   * The column that one filter weight gets in this order.
   *
   * @param channel input channel, 0 to {@code channels - 1}
   * @param tap position in the kernel, {@code row * kW + column}, 0 to {@code taps - 1}
   */
  public int column(int channel, int tap, int channels, int taps) {
    return this == CHANNEL_MAJOR ? channel * taps + tap : tap * channels + channel;
  }
}
