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
package io.github.debutdl4j.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TileLoopTest {

  private static final int PIECES = 200;

  private final ForkJoinPool pool = new ForkJoinPool(4);

  @AfterEach
  void endThreads() {
    pool.shutdownNow();
  }

  @Test
  void runsEveryPieceOnce() throws Exception {
    AtomicIntegerArray runs = new AtomicIntegerArray(PIECES);

    pool.submit(() -> TileLoop.forEach(PIECES, runs::incrementAndGet)).get();

    for (int piece = 0; piece < PIECES; piece++) {
      assertThat(runs.get(piece)).isEqualTo(1);
    }
  }

  /** Callers reuse and free the memory that pieces work on. */
  @Test
  void noThreadIsStillWorkingAfterAFailureIsThrown() throws Exception {
    AtomicInteger working = new AtomicInteger();

    pool.submit(
            () -> {
              for (int trial = 0; trial < 50; trial++) {
                assertThatThrownBy(() -> TileLoop.forEach(PIECES, piece -> work(piece, working)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("piece ");
                assertThat(working).hasValue(0);
              }
            })
        .get();
  }

  private static void work(int piece, AtomicInteger working) {
    working.incrementAndGet();
    try {
      for (int spin = 0; spin < 1000; spin++) {
        Thread.onSpinWait();
      }
      if (piece % 7 == 3) {
        throw new IllegalStateException("piece " + piece);
      }
    } finally {
      working.decrementAndGet();
    }
  }
}
