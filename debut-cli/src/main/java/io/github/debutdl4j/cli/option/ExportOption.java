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
package io.github.debutdl4j.cli.option;

import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.export.OnnxForm;
import io.github.debutdl4j.export.WeightFormat;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for an exported file. */
public final class ExportOption {

  @Option(
      names = "--weights",
      description = "Weights in a model file of the runtime: f32, f16 or i8; default f32.")
  private WeightFormat weights;

  @Option(names = "--form", description = "Chains in ONNX: fast, small or dense; default fast.")
  private OnnxForm form;

  @Mixin private InputOption input;

  /**
   * Checks that the options fit the type of the file, which follows from its name.
   *
   * @throws IllegalArgumentException if they do not
   */
  public void check(Path output) {
    boolean onnx = output.toString().endsWith(".onnx");
    if (!onnx && !output.toString().endsWith(".debut")) {
      throw new IllegalArgumentException(
          output + ": the name must end in .debut for the runtime or in .onnx");
    }
    if (onnx && weights != null) {
      throw new IllegalArgumentException("--weights is for .debut files; ONNX files are exact");
    }
    if (!onnx && form != null) {
      throw new IllegalArgumentException("--form is for .onnx files");
    }
  }

  /** Whether one of the options was given. */
  public boolean isGiven() {
    return weights != null || form != null || input.isGiven();
  }

  /** Changes the options of an export to what was asked for. */
  public void addTo(ExportOptions.Builder options) {
    input.addTo(options);
    if (weights != null) {
      options.weights(weights);
    }
    if (form != null) {
      options.onnxForm(form);
    }
  }
}
