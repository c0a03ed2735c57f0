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

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Runs numbered parts of work on the threads of the fork-join pool the caller is in, or of the
 * common pool.
 *
 * <p>Threads take the next number from a counter, so any thread may run any part; work that must
 * give the same bytes for any number of threads depends on the number of the part only.
 */
final class TileLoop {

  private TileLoop() {}

  /**
   * Runs the work for 0 to {@code parts - 1}. When this returns, no thread is still working on it;
   * if a part failed, parts that had not begun are skipped, and the failure is thrown.
   */
  static void forEach(int parts, IntConsumer work) {
    int threads = Math.min(parts, availableThreads());
    AtomicInteger next = new AtomicInteger();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Runnable drain =
        () -> {
          try {
            for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
              work.accept(i);
            }
          } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            next.set(parts); // the others need not continue
          }
        };
    ForkJoinTask<?>[] helpers = new ForkJoinTask<?>[Math.max(0, threads - 1)];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = ForkJoinTask.adapt(drain).fork();
    }
    drain.run();
    for (ForkJoinTask<?> helper : helpers) {
      helper.quietlyJoin(); // the caller may reuse or free the memory as soon as this returns
    }
    rethrow(failure.get());
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }

  /** Workers of the pool; a caller from outside works in addition to them. */
  static int availableThreads() {
    ForkJoinPool pool = ForkJoinTask.getPool();
    return pool == null
        ? ForkJoinPool.getCommonPoolParallelism() + 1
        : Math.max(1, pool.getParallelism());
  }
}
