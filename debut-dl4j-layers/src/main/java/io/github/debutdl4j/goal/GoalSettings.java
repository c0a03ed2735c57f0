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
package io.github.debutdl4j.goal;

import io.github.debutdl4j.convert.ConvertOptions;
import io.github.debutdl4j.export.ExportOptions;
import java.util.function.Consumer;
import org.deeplearning4j.nn.api.Model;

/**
 * What a search for any goal needs.
 *
 * @param dense the network to compress
 * @param networks what is done with networks of its kind
 * @param options how networks are converted, but for their size
 * @param export how networks are exported
 * @param training how converted networks are trained
 * @param tries most networks for each limit
 * @param listener is told of each network that was tried
 */
record GoalSettings<N extends Model>(
    N dense,
    Networks<N> networks,
    ConvertOptions options,
    ExportOptions export,
    Training<N> training,
    int tries,
    Consumer<Trial> listener) {

  /**
   * How converted networks are trained.
   *
   * @param each network that is tried
   * @param chosen the chosen one
   */
  record Training<N extends Model>(Recovery<N> each, Recovery<N> chosen) {}
}
