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
package io.github.debutdl4j.cli.fault;

import java.util.List;

/** All faults of a call, found before any work. */
final class FaultsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param faults one sentence each, at least one
   */
  public FaultsException(List<String> faults) {
    super(text(faults));
  }

  /** All faults in one text. */
  static String text(List<String> faults) {
    return faults.size() == 1
        ? faults.get(0)
        : faults.size() + " faults:\n  - " + String.join("\n  - ", faults);
  }
}
