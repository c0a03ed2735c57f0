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
package io.github.debutdl4j.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiles are wide, and threads that share them are done at about the same time. */
class TileWidthTest {

  @ParameterizedTest
  @CsvSource({
    "4, 16, 1, 4", // one tile
    "4, 16, 2, 2", // a tile of two vectors for each thread
    "13, 10, 2, 7", // not ten vectors and three
    "49, 16, 2, 12", // two tiles each, and a short one
    "5, 0, 1, 1", // what is too wide for the cache all the same needs a tile
  })
  void suitsTheThreads(int all, int widest, int threads, int expected) {
    assertThat(new TileWidth(all, widest).best(threads)).isEqualTo(expected);
  }
}
