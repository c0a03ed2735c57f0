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

import com.sun.management.ThreadMXBean;
import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.Models;
import io.github.debutdl4j.runtime.Session;
import io.github.debutdl4j.runtime.SessionOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * The heap that a run of a session takes: the bytes that all threads allocate in many calls. JMH's
 * profiler counts the same, but adds what JMH allocates itself, which is much for a call that takes
 * long.
 */
final class RunAllocation {

  private static final long MOST_NANOS = 20_000_000_000L;
  private static final int CALLS = 50;

  private RunAllocation() {}

  /** Bytes of one call for one example, in the round of calls that took the fewest. */
  static double bytes(Path file, int threads) throws IOException {
    Model model = Models.read(file);
    float[] input = RandomNumbers.of(model.inputs().get(0).size());
    float[] output = new float[model.outputs().get(0).size()];
    try (Session session = model.newSession(SessionOptions.defaults().withThreads(threads))) {
      // Vectors are objects until the loops that use them are compiled.
      long start = System.nanoTime();
      double least = Double.MAX_VALUE;
      while (least >= 1 && System.nanoTime() - start < MOST_NANOS) {
        long before = allocated();
        run(session, input, output, CALLS);
        long after = allocated();
        // Asking allocates as well: as much as between two questions without a run.
        long asking = allocated() - after;
        least = Math.min(least, Math.max(0, after - before - asking) / (double) CALLS);
      }
      return least;
    }
  }

  private static void run(Session session, float[] input, float[] output, int calls) {
    for (int call = 0; call < calls; call++) {
      session.run(input, output);
    }
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      sum += Math.max(0, bytes);
    }
    return sum;
  }
}
