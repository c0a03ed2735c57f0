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
package io.github.debutdl4j.convert.internal.surgery;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies the updater state of unchanged parameters to a new network. */
final class UpdaterStateTransfer {

  private UpdaterStateTransfer() {}

  /**
   * Copies the state of every parameter that was copied; parameters with new values start with
   * zeros.
   *
   * @param before state of the old network, or null if it was never trained
   * @param after state of the new network, overwritten
   * @param origins where the new layers come from
   */
  static void copy(
      UpdaterState before, UpdaterState after, Map<String, NetworkSurgery.Origin> origins) {
    if (before == null) {
      return;
    }
    for (String key : after.parameterKeys()) {
      int split = key.lastIndexOf('_');
      String parameter = key.substring(split + 1);
      NetworkSurgery.Origin origin = origins.get(key.substring(0, split));
      if (!origin.values().containsKey(parameter)) {
        assign(before.of(origin.oldKey() + "_" + parameter), after.of(key));
      }
    }
  }

  private static void assign(List<INDArray> from, List<INDArray> to) {
    if (from.size() != to.size()) {
      return;
    }
    for (int slot = 0; slot < to.size(); slot++) {
      to.get(slot).assign(from.get(slot));
    }
  }
}
