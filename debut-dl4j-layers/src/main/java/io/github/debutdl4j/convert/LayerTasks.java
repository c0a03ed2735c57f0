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
package io.github.debutdl4j.convert;

import io.github.debutdl4j.convert.internal.kind.LinearLayer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Runs the same task for several layers in parallel; results keep the order of the layers. */
final class LayerTasks {

  private final int threads;
  private final ConversionListener listener;

  LayerTasks(ConvertOptions options) {
    this.threads = options.threads();
    this.listener = options.listener();
  }

  /**
   * Runs the task on every item.
   *
   * @param task its name, for the listener
   * @param layerOf the layer that an item belongs to
   * @throws RuntimeException what the work on the first failing item threw
   */
  <T, R> List<R> forEach(
      String task, List<T> items, Function<T, LinearLayer<?>> layerOf, Function<T, R> work) {
    if (items.isEmpty()) {
      return List.of();
    }
    listener.begin(task, weights(items.stream().map(layerOf).toList()));
    Progress progress = new Progress(task, items.size());
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, items.size()));
    try {
      List<Future<R>> futures = new ArrayList<>();
      for (T item : items) {
        futures.add(
            pool.submit(
                () -> {
                  R result = work.apply(item);
                  progress.done(layerOf.apply(item).name());
                  return result;
                }));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> future : futures) {
        results.add(resultOf(future));
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private static Map<String, Long> weights(List<? extends LinearLayer<?>> layers) {
    Map<String, Long> weights = new LinkedHashMap<>();
    layers.forEach(layer -> weights.put(layer.name(), layer.denseWeights()));
    return weights;
  }

  private static <R> R resultOf(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConversionException("the conversion was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new ConversionException("the conversion failed: " + e.getCause(), e.getCause());
    }
  }

  private final class Progress {

    private final String task;
    private final int total;
    private int done;

    Progress(String task, int total) {
      this.task = task;
      this.total = total;
    }

    synchronized void done(String layer) {
      done++;
      listener.progress(task, layer, done, total);
    }
  }
}
