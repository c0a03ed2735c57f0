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
package io.github.debutdl4j.cli.info;

import io.github.debutdl4j.cli.console.Table;
import io.github.debutdl4j.internal.kernel.factor.KernelProvider;
import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.session.Compiler;
import io.github.debutdl4j.internal.session.PlannedStep;
import io.github.debutdl4j.internal.session.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes how a session of this machine will run a model file. */
final class SessionPlanInfo {

  private SessionPlanInfo() {}

  static FileDescription of(Path file, int batch, int threads) {
    if (batch < 1 || threads < 1) {
      throw new IllegalArgumentException("--batch and --threads must be 1 or more");
    }
    Network network = RuntimeModelInfo.read(file);
    FileDescription model = NetworkInfo.of(network);
    Program program = Compiler.compile(network, batch, threads);
    Table table =
        new Table("node", "step", "output", "multiply-adds", "parts", "factors and kernel")
            .withText(1, 2, 5);
    List<Map<String, Object>> steps = new ArrayList<>();
    long sum = 0;
    for (PlannedStep step : program.plan()) {
      sum += step.multiplyAdds();
      table.row(
          step.node(),
          step.work(),
          step.result(),
          "%,d".formatted(step.multiplyAdds()),
          step.parts(),
          step.choice());
      steps.add(json(step));
    }
    String kernels = KernelProvider.get().name();
    long bytes = (long) Float.BYTES * program.arenaLength();
    String text =
        "%s\n\nplan for a call of %d and a session of %d threads; factors as (r x s, t, blocks):\n%s\n%d steps with the %s kernels, %,d multiply-adds a call; values take %,d bytes"
            .formatted(model.text(), batch, threads, table, steps.size(), kernels, sum, bytes);
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("batch", batch);
    plan.put("threads", threads);
    plan.put("kernels", kernels);
    plan.put("steps", steps);
    plan.put("multiplyAdds", sum);
    plan.put("arenaBytes", bytes);
    Map<String, Object> json = new LinkedHashMap<>(model.json());
    json.put("plan", plan);
    return new FileDescription(text, json);
  }

  private static Map<String, Object> json(PlannedStep step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("node", step.node());
    json.put("step", step.work());
    json.put("shape", step.result().sizes());
    json.put("multiplyAdds", step.multiplyAdds());
    json.put("parts", step.parts());
    json.put("choice", step.choice());
    return json;
  }
}
