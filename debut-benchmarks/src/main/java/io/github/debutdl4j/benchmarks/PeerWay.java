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
package io.github.debutdl4j.benchmarks;

/** How a peer computes what a chain computes. */
public enum PeerWay {
  /** The product with the whole matrix. */
  DENSE("dense", "dense product"),
  /** The algorithm of the published code: multiply by broadcasting, then add up. */
  REFERENCE("reference", "reference algorithm"),
  /** The same factors as batched matrix products. */
  BATCHED("batched", "batched products");

  private final String key;
  private final String title;

  PeerWay(String key, String title) {
    this.key = key;
    this.title = title;
  }

  /** Its name in JSON. */
  String key() {
    return key;
  }

  String title() {
    return title;
  }
}
