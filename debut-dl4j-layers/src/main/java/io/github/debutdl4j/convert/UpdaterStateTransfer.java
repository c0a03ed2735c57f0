package io.github.debutdl4j.convert;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Carries the updater state of unchanged parameters over to a new network. */
final class UpdaterStateTransfer {

  private UpdaterStateTransfer() {}

  /**
   * Copies the state of every parameter that was copied; parameters with new values start afresh.
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
