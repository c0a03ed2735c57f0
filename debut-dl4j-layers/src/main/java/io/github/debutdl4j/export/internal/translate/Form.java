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
package io.github.debutdl4j.export.internal.translate;

/** How DL4J lays out the values of a minibatch. */
public enum Form {
  /** [minibatch, features]. */
  ROWS("[minibatch, features]"),
  /** [minibatch * steps, features]: each step of a sequence as a separate example. */
  STEP_ROWS("[minibatch * steps, features]"),
  /** Sequences [minibatch, features, steps]. */
  NCW("[minibatch, features, steps]"),
  /** Sequences [minibatch, steps, features]. */
  NWC("[minibatch, steps, features]"),
  /** Images [minibatch, channels, height, width]. */
  NCHW("[minibatch, channels, height, width]"),
  /** Images [minibatch, height, width, channels]. */
  NHWC("[minibatch, height, width, channels]");

  private final String description;

  Form(String description) {
    this.description = description;
  }

  /** Whether values are sequences. */
  public boolean isSequence() {
    return this == NCW || this == NWC;
  }

  /** Whether values are images. */
  public boolean isImage() {
    return this == NCHW || this == NHWC;
  }

  /** Whether features or channels come last, as DL4J lays values out. */
  public boolean isFeaturesLast() {
    return this != NCW && this != NCHW;
  }

  @Override
  public String toString() {
    return description;
  }
}
