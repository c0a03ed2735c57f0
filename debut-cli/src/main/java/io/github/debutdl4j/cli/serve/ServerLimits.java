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
package io.github.debutdl4j.cli.serve;

/**
 * What a server allows its clients.
 *
 * @param running predictions that are computed at the same time, each on a thread of its own
 * @param waiting predictions that may wait for that; further ones are refused with status 503
 * @param bodyBytes the longest body of a request
 * @param examples the most examples of a request
 */
record ServerLimits(int running, int waiting, long bodyBytes, int examples) {

  /** Checks the limits. */
  ServerLimits {
    if (running < 1 || waiting < 0 || bodyBytes < 1 || examples < 1) {
      throw new IllegalArgumentException("limits must be 1 or more, that of waiting 0 or more");
    }
  }
}
