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
package io.github.debutdl4j.cli.console;

import io.github.debutdl4j.convert.ConversionListener;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;

/**
 * Shows each task of a conversion as a progress bar over the weights of the layers, so that the
 * time left is that of the weights left, with the layers that are done and the process's memory.
 */
public final class ConversionProgress implements ConversionListener, AutoCloseable {

  private static final double GIGABYTE = 1 << 30;

  private Map<String, Long> weights = Map.of();
  private long weightsDone;
  private Progress bar;

  @Override
  public void begin(String task, Map<String, Long> newWeights) {
    close();
    weights = newWeights;
    weightsDone = 0;
    bar =
        new Progress(task, weights.values().stream().mapToLong(Long::longValue).sum(), "k", 1_000);
    note(0, weights.size());
  }

  @Override
  public void progress(String task, String layer, int done, int total) {
    weightsDone += weights.getOrDefault(layer, 0L);
    bar.stepTo(weightsDone);
    note(done, total);
  }

  private void note(int done, int total) {
    bar.note("layer %d of %d, %.1f GB".formatted(done, total, Pointer.physicalBytes() / GIGABYTE));
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
