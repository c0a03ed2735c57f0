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

import java.util.List;

/** Thrown when a goal makes no sense for a network; lists all faults where there are several. */
public final class GoalException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  GoalException(String message) {
    this(List.of(message));
  }

  /**
   * @param faults one sentence each, at least one
   */
  GoalException(List<String> faults) {
    super(
        faults.size() == 1
            ? faults.get(0)
            : "the goal cannot be tried:\n- " + String.join("\n- ", faults));
    this.faults = List.copyOf(faults);
  }

  /** One sentence for each fault. */
  public List<String> faults() {
    return faults == null ? List.of(getMessage()) : faults;
  }
}
