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
package io.github.debutdl4j.cli.fuzz;

import com.sun.management.ThreadMXBean;
import io.github.debutdl4j.export.DeButExporter;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.export.WeightFormat;
import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.ModelFormatException;
import io.github.debutdl4j.runtime.Models;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Model files of the runtime, from a path and from a stream, with memory bounded by their size. */
final class RuntimeModelReader implements Reader {

  private static final long BOUND = 64 << 20;

  @Override
  public String name() {
    return "runtime-models";
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (WeightFormat format : WeightFormat.values()) {
      ExportOptions.Builder options = ExportOptions.builder().weights(format);
      seeds.add(
          DeButExporter.runtime(SeedModels.images(), options.inputShape(1, 6, 6).build())
              .toByteArray());
      seeds.add(
          DeButExporter.runtime(SeedModels.series(), options.inputShape(3, 4).build())
              .toByteArray());
    }
    return seeds;
  }

  @Override
  public void read(byte[] file, Path folder) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      Model model = Models.read(new ByteArrayInputStream(file));
      if (model.inputs().isEmpty() || model.outputs().isEmpty()) {
        throw new IllegalStateException("a model without inputs or outputs");
      }
    } finally {
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      if (allocated > 2L * file.length + BOUND) {
        throw new IllegalStateException(file.length + " bytes took " + allocated);
      }
    }
    Models.read(Files.write(folder.resolve("model.debut"), file));
  }

  @Override
  public boolean isRefusal(Throwable thrown) {
    return thrown instanceof ModelFormatException;
  }
}
