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
package io.github.debutdl4j.export.internal.graph;

import java.util.List;

/** A DL4J network as the export reads it. */
interface NetworkSource {

  /** Names of the network's inputs. */
  List<String> inputs();

  /** Names of the layers or vertices that are outputs. */
  List<String> outputs();

  /** The first layers after an input. */
  InputReaders readersOf(String input);

  /** Translates all layers and vertices in execution order. */
  void translate(NetworkTranslation translation);

  /** DL4J's name of this kind of network. */
  String kind();
}
