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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.cli.DebutCall;
import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.Mnist;
import io.github.debutdl4j.export.DeButExporter;
import io.github.debutdl4j.export.ExportCheck;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.export.RuntimeModel;
import io.github.debutdl4j.export.WeightFormat;
import io.github.debutdl4j.io.ModelFiles;
import io.github.debutdl4j.io.SavedModel;
import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.Session;
import io.github.debutdl4j.runtime.SessionOptions;
import io.github.debutdl4j.zoo.AllDeButLeNet;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.zoo.PretrainedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped LeNet, exported and run without DL4J. */
class ExportCommandTest {

  private static final int LARGEST_I8_FILE = 20_000;

  private static ComputationGraph leNet() throws Exception {
    return AllDeButLeNet.builder().build().initPretrained(PretrainedType.MNIST);
  }

  @Test
  void smallerWeightsKeepTheAccuracy() throws Exception {
    ImageSet digits = Mnist.bundled(Mnist.Split.TEST);
    double exact = accuracy(WeightFormat.F32, digits);

    assertThat(exact).isEqualTo(0.9918);
    assertThat(accuracy(WeightFormat.F16, digits)).isGreaterThanOrEqualTo(exact - 0.0005);
    assertThat(accuracy(WeightFormat.I8, digits)).isGreaterThanOrEqualTo(exact - 0.002);
  }

  private static double accuracy(WeightFormat weights, ImageSet digits) throws Exception {
    RuntimeModel model =
        DeButExporter.runtime(
            leNet(), ExportOptions.builder().inputShape(1, 28, 28).weights(weights).build());
    return new ModelRun(model.model(), digits, 1).measure().accuracy();
  }

  @Test
  void exactWeightsGiveWhatDl4jGives() throws Exception {
    ExportOptions options = ExportOptions.builder().inputShape(1, 28, 28).build();
    ExportCheck check = new ExportCheck(leNet(), options);
    Model model = DeButExporter.runtime(leNet(), options).model();

    double error = check.error(inputs -> new float[][] {outputs(model, inputs[0])});
    double shifted = check.error(inputs -> new float[][] {new float[ExportCheck.EXAMPLES * 10]});

    assertThat(error).isLessThan(1e-5);
    assertThat(shifted).isEqualTo(1);
  }

  private static float[] outputs(Model model, float[] inputs) {
    float[] outputs = new float[ExportCheck.EXAMPLES * 10];
    try (Session session =
        model.newSession(SessionOptions.defaults().withBatch(ExportCheck.EXAMPLES))) {
      session.run(inputs, outputs);
    }
    return outputs;
  }

  @Test
  void aModelIsExported(@TempDir Path folder) throws Exception {
    Path zip = folder.resolve("lenet.zip");
    Path debut = folder.resolve("lenet.debut");
    Path onnx = folder.resolve("lenet.onnx");
    ModelFiles.write(SavedModel.of(leNet()), zip);

    var small =
        DebutCall.of("export", zip, "-o", debut, "--weights", "i8", "--input", "1x28x28", "--json");
    var graph = DebutCall.of("export", zip, "-o", onnx, "--input", "1x28x28", "--json");

    assertThat(small.exitCode()).as(small.err()).isZero();
    assertThat(small.out()).contains("\"bytes\"", "\"operations\"", "\"maxError\"");
    assertThat(Files.size(debut)).isLessThanOrEqualTo(LARGEST_I8_FILE);
    assertThat(graph.exitCode()).as(graph.err()).isZero();
    assertThat(graph.out()).contains("\"maxError\":");
    assertThat(onnx).isNotEmptyFile();
    DebutCall.of("export", zip, "-o", folder.resolve("x.debut")).assertRefused("inputShape");
    DebutCall.of("export", zip, "-o", folder.resolve("x.txt")).assertRefused("must end in");
    assertThat(folder.resolve("x.debut")).doesNotExist();
  }
}
