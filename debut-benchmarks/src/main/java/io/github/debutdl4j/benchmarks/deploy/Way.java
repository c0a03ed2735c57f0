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
package io.github.debutdl4j.benchmarks.deploy;

/** What can run a network. */
enum Way {
  ORT_DENSE("ortDenseMs", "dense, ONNX Runtime"),
  RUNTIME("runtimeMs", "All-DeBut, runtime"),
  ORT_DEBUT("ortDebutMs", "All-DeBut, ONNX Runtime"),
  DL4J("dl4jMs", "All-DeBut, DL4J"),
  DL4J_DENSE("dl4jDenseMs", "dense, DL4J");

  private final String key;
  private final String title;

  Way(String key, String title) {
    this.key = key;
    this.title = title;
  }

  /** Its name in JSON. */
  String key() {
    return key;
  }

  /** Its name in the table. */
  String title() {
    return title;
  }
}
