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

import io.github.debutdl4j.convert.ConversionReport;
import java.util.List;
import org.deeplearning4j.nn.api.Model;

/**
 * The network that a search for a goal has chosen, and what the search has tried.
 *
 * @param network the network; the one that came closest if none met the goal
 * @param report one row for each of its layers
 * @param met whether the network meets the goal, as measured at the end
 * @param dense the measurements of the dense network
 * @param chosen the measurements of the network, after its last recovery
 * @param tried all networks that were tried, from the smallest to the largest, as they were
 *     measured after the short recovery
 * @param verdict the outcome in one sentence
 * @param <N> the kind of network
 */
public record GoalResult<N extends Model>(
    N network,
    ConversionReport report,
    boolean met,
    Trial dense,
    Trial chosen,
    List<Trial> tried,
    String verdict) {

  public GoalResult {
    tried = List.copyOf(tried);
  }

  /** Percentage points of accuracy below the dense network; NaN if it was not measured. */
  public double accuracyDrop() {
    return 100 * (dense.accuracy() - chosen.accuracy());
  }
}
