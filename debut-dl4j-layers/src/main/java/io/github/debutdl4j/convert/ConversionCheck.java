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
package io.github.debutdl4j.convert;

import io.github.debutdl4j.convert.internal.kind.LinearLayer;
import java.util.ArrayList;
import java.util.List;

/** Looks for everything that makes a conversion impossible, before any work is done. */
final class ConversionCheck {

  private final ConvertOptions options;

  ConversionCheck(ConvertOptions options) {
    this.options = options;
  }

  /**
   * Checks the layers that would be converted.
   *
   * @throws ConversionException with all faults
   */
  void check(List<LinearLayer<?>> layers) {
    List<String> faults = new ArrayList<>();
    for (LinearLayer<?> layer : layers) {
      layer.nonFiniteParameter().ifPresent(faults::add);
      try {
        ChainChooser.decide(layer, options.choiceFor(LayerDescription.of(layer)));
      } catch (ConversionException e) {
        faults.add(e.getMessage());
      }
    }
    if (faults.size() == 1) {
      throw new ConversionException(faults.get(0));
    }
    if (!faults.isEmpty()) {
      throw new ConversionException(
          "the network cannot be converted:\n- " + String.join("\n- ", faults));
    }
  }
}
