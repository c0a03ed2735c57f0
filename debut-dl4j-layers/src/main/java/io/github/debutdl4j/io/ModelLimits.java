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
package io.github.debutdl4j.io;

/**
 * How large the parts of a model file may be; all of it is checked before memory is allocated.
 *
 * @param entries most entries of the zip
 * @param configurationBytes most bytes of {@code configuration.json}
 * @param objectBytes most bytes of all entries that are neither configuration nor arrays: the
 *     normaliser, the preprocessor, added objects and entries that DL4J does not know
 * @param parameters most parameters of the network
 * @param expansion how many times its own size a file may inflate to; it does not apply to files
 *     that inflate to {@link #UNSUSPICIOUS_BYTES} or less
 */
public record ModelLimits(
    int entries, int configurationBytes, int objectBytes, long parameters, int expansion) {

  /** The size that any file may inflate to: 64 MiB. */
  public static final long UNSUSPICIOUS_BYTES = 64L << 20;

  /** The limits of {@link #defaults()}. */
  private static final ModelLimits DEFAULTS =
      new ModelLimits(1_000, 16 << 20, 64 << 20, Integer.MAX_VALUE, 100);

  /** Checks that all limits are positive. */
  public ModelLimits {
    if (entries < 1 || configurationBytes < 1 || objectBytes < 0 || parameters < 0) {
      throw new IllegalArgumentException("limits of a model file must not be negative");
    }
    if (expansion < 1) {
      throw new IllegalArgumentException("expansion is " + expansion + "; expected 1 or more");
    }
  }

  /**
   * 1,000 entries, 16 MiB of configuration, 64 MiB of objects, 2^31 - 1 parameters (what DL4J's own
   * arrays can index), and a hundred times the file's size.
   */
  public static ModelLimits defaults() {
    return DEFAULTS;
  }

  /** Most bytes that a file of the given size may inflate to. */
  long inflatedBytes(long fileBytes) {
    boolean small = fileBytes <= UNSUSPICIOUS_BYTES / expansion;
    return small ? UNSUSPICIOUS_BYTES : Math.multiplyExact(fileBytes, (long) expansion);
  }
}
