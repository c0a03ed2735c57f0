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

import java.util.ArrayList;
import java.util.List;

/**
 * What a model file may hold, and whether its updater state is read.
 *
 * <p>Immutable. A file may name classes of DL4J, ND4J and this library; others are refused unless
 * they are allowed here.
 */
public final class ModelReadOptions {

  private static final ModelReadOptions DEFAULTS =
      new ModelReadOptions(List.of(), ModelLimits.defaults(), true);

  private final List<String> allowed;
  private final ModelLimits limits;
  private final boolean updater;

  private ModelReadOptions(List<String> allowed, ModelLimits limits, boolean updater) {
    this.allowed = allowed;
    this.limits = limits;
    this.updater = updater;
  }

  /** No classes but DL4J's and this library's, the default limits, with the updater state. */
  public static ModelReadOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Also allows classes by name: as layers, vertices and so on in the configuration, and in
   * serialised objects. Code of an allowed class runs when a file names it.
   *
   * @param patterns names of classes, such as {@code com.example.MyLayer} (its nested classes are
   *     included), or the beginning of names and a star, such as {@code com.example.*}
   * @throws IllegalArgumentException if a pattern is neither
   */
  public ModelReadOptions allow(List<String> patterns) {
    List<String> all = new ArrayList<>(allowed);
    all.addAll(patterns);
    AllowedClasses.of(all);
    return new ModelReadOptions(List.copyOf(all), limits, updater);
  }

  /** Also allows classes by name; see {@link #allow(List)}. */
  public ModelReadOptions allow(String... patterns) {
    return allow(List.of(patterns));
  }

  /** With other limits. */
  public ModelReadOptions withLimits(ModelLimits newLimits) {
    return new ModelReadOptions(allowed, newLimits, updater);
  }

  /** Reads the state of the updater, or leaves it out: it is needed only to continue training. */
  public ModelReadOptions withUpdater(boolean wanted) {
    return new ModelReadOptions(allowed, limits, wanted);
  }

  AllowedClasses allowedClasses() {
    return AllowedClasses.of(allowed);
  }

  ModelLimits limits() {
    return limits;
  }

  boolean readsUpdater() {
    return updater;
  }
}
