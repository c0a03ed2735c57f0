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

import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.Models;
import io.github.debutdl4j.runtime.Session;
import java.io.IOException;
import java.nio.file.Path;

/** A program that makes one prediction with the runtime, says so, and waits. */
public final class RuntimeStart {

  private RuntimeStart() {}

  /**
   * @param args a {@code .debut} file
   */
  public static void main(String[] args) throws IOException {
    Model model = Models.read(Path.of(args[0]));
    float[] output = new float[model.outputs().get(0).size()];
    try (Session session = model.newSession()) {
      session.run(new float[model.inputs().get(0).size()], output);
    }
    System.out.println(ProgramStart.PREDICTED);
    System.in.read();
  }
}
