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
package io.github.debutdl4j.cli.deploy;

import io.github.debutdl4j.cli.DebutCommand;
import io.github.debutdl4j.cli.console.Console;
import io.github.debutdl4j.cli.model.WholeFile;
import io.github.debutdl4j.cli.option.AllowOption;
import io.github.debutdl4j.export.DeButExporter;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.export.OnnxForm;
import io.github.debutdl4j.export.OnnxModel;
import io.github.debutdl4j.export.RuntimeModel;
import io.github.debutdl4j.export.WeightFormat;
import io.github.debutdl4j.io.SavedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debut export}: takes a saved network to the runtime's model file or to ONNX. */
@Command(
    name = "export",
    description = "Write a saved network as a model file of the runtime, or as ONNX.")
public final class ExportCommand implements DebutCommand {

  @Parameters(index = "0", paramLabel = "MODEL.zip", description = "A model saved by DL4J.")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "MODEL.debut for the runtime, or MODEL.onnx.")
  private Path output;

  @Option(
      names = "--weights",
      description = "Weights in a model file of the runtime: f32, f16 or i8; default f32.")
  private WeightFormat weights;

  @Option(names = "--form", description = "Chains in ONNX: fast, small or dense; default fast.")
  private OnnxForm form;

  @Option(
      names = "--input",
      paramLabel = "SIZES",
      description = "Shape of one example, such as 3x32x32; needed where the layers do not tell.")
  private String input;

  @Mixin private AllowOption models;
  @Mixin private Console console;

  @Override
  public void run() {
    boolean onnx = output.toString().endsWith(".onnx");
    check(onnx);
    WholeFile.checkOutputs(file, output);
    SavedModel saved = models.readForUse(file);
    ExportOptions options = options(saved);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", output.toString());
    if (onnx) {
      writeOnnx(DeButExporter.onnx(saved.network(), options), json);
    } else {
      writeRuntime(DeButExporter.runtime(saved.network(), options), json);
    }
    console.result(json);
  }

  private void check(boolean onnx) {
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

  private ExportOptions options(SavedModel saved) {
    ExportOptions.Builder options = ExportOptions.builder();
    if (input != null) {
      options.inputShape(sizes());
    }
    if (weights != null) {
      options.weights(weights);
    }
    if (form != null) {
      options.onnxForm(form);
    }
    Optional<?> stored = saved.normalizer().isPresent() ? saved.normalizer() : saved.preProcessor();
    stored.ifPresent(
        normalizer -> {
          if (!(normalizer instanceof DataNormalization data)) {
            throw new IllegalArgumentException(
                "the model's normaliser is a %s, which cannot be exported"
                    .formatted(normalizer.getClass().getSimpleName()));
          }
          options.normalizer(data);
        });
    return options.build();
  }

  private int[] sizes() {
    try {
      return Arrays.stream(input.split("x")).mapToInt(Integer::parseInt).toArray();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--input " + input + ": expected sizes such as 3x32x32", e);
    }
  }

  private void writeRuntime(RuntimeModel model, Map<String, Object> json) {
    byte[] bytes = model.toByteArray();
    WholeFile.write(output, part -> Files.write(part, bytes));
    double error = model.error().maximum();
    console.say(
        "%s: %,d bytes, %d operations, outputs differ by %.2g at most from those of exact weights",
        output, bytes.length, model.operations(), error);
    json.put("bytes", bytes.length);
    json.put("operations", model.operations());
    json.put("maxError", error);
    json.put("meanError", model.error().mean());
  }

  private void writeOnnx(OnnxModel model, Map<String, Object> json) {
    byte[] bytes = model.toByteArray();
    WholeFile.write(output, part -> Files.write(part, bytes));
    console.say("%s: %,d bytes, %d nodes", output, bytes.length, model.nodes());
    json.put("bytes", bytes.length);
    json.put("operations", model.nodes());
  }
}
