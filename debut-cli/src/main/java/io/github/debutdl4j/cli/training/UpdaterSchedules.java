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
package io.github.debutdl4j.cli.training;

import io.github.debutdl4j.cli.model.AnyNetwork;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The updaters of a network whose learning rates follow schedules: {@code setLearningRate} replaces
 * those by fixed rates.
 */
final class UpdaterSchedules {

  /** Updaters of a layer's weights and of its biases; null where the rate is fixed. */
  private record Updaters(IUpdater weights, IUpdater biases) {}

  private final Map<BaseLayer, Updaters> scheduled = new LinkedHashMap<>();

  /** Takes copies of the updaters with schedules. */
  UpdaterSchedules(AnyNetwork network) {
    for (Layer layer : network.layers()) {
      if (layer.conf().getLayer() instanceof BaseLayer conf) {
        scheduled.put(
            conf,
            new Updaters(
                copyIfScheduled(conf.getIUpdater()), copyIfScheduled(conf.getBiasUpdater())));
      }
    }
  }

  /** Puts them back into the configurations; for networks that are saved, not trained on. */
  void restore() {
    scheduled.forEach(
        (conf, updaters) -> {
          if (updaters.weights() != null) {
            conf.setIUpdater(updaters.weights());
          }
          if (updaters.biases() != null) {
            conf.setBiasUpdater(updaters.biases());
          }
        });
  }

  /** Updaters have no common accessor for their schedule; they are equal if all settings are. */
  private static IUpdater copyIfScheduled(IUpdater updater) {
    if (updater == null || !updater.hasLearningRate()) {
      return null;
    }
    IUpdater fixed = updater.clone();
    fixed.setLrAndSchedule(updater.getLearningRate(0, 0), null);
    return fixed.equals(updater) ? null : updater.clone();
  }
}
