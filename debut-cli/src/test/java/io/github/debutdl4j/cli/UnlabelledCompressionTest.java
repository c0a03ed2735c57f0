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
package io.github.debutdl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.cli.data.SmallMnist;
import io.github.debutdl4j.io.ModelFiles;
import io.github.debutdl4j.io.ModelReadOptions;
import io.github.debutdl4j.io.SavedModel;
import io.github.debutdl4j.zoo.AllDeButLeNet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.databind.JsonNode;

/** {@code debut compress --no-labels}. */
class UnlabelledCompressionTest {

  @TempDir private Path folder;
  private Path lenet;
  private Path data;

  @BeforeEach
  void saveALeNetAndAFewDigits() throws IOException {
    lenet = folder.resolve("lenet.zip");
    ModelFiles.write(SavedModel.of(AllDeButLeNet.builder().build().initDense()), lenet);
    data = SmallMnist.write(folder.resolve("mnist"), 150);
  }

  @Test
  void labelsNeedNotBeThereAndChangeNothing() throws IOException {
    Path withLabels = folder.resolve("with.zip");
    Path without = folder.resolve("without.zip");

    compress(withLabels);
    Files.delete(data.resolve("train-labels-idx1-ubyte.gz"));
    Files.delete(data.resolve("t10k-labels-idx1-ubyte.gz"));
    JsonNode json = compress(without);

    assertThat(parameters(without)).isEqualTo(parameters(withLabels));
    assertThat(json.get("labels").asBoolean()).isFalse();
    assertThat(json.get("dense").get("accuracy").asDouble()).isEqualTo(1);
    assertThat(json.get("debut").get("accuracy").asDouble()).isGreaterThan(0.5);
  }

  @Test
  void optionsThatContradictAreRefused() {
    Path out = folder.resolve("out.zip");

    DebutCall.of("compress", lenet, "-o", out, "--no-labels")
        .assertRefused("--no-labels needs --data");
    DebutCall.of("compress", lenet, "-o", out, "--no-labels", "--data", data, "--classes", lenet)
        .assertRefused("--no-labels ignores them");
    assertThat(out).doesNotExist();
  }

  private JsonNode compress(Path out) throws IOException {
    DebutCall run =
        DebutCall.of(
            "compress",
            lenet,
            "-o",
            out,
            "--budget",
            "30%",
            "--data",
            data,
            "--no-labels",
            "--epochs",
            3,
            "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("accuracy is agreement with the given network");
    return run.json();
  }

  private static INDArray parameters(Path file) {
    return ModelFiles.read(file, ModelReadOptions.defaults()).graph().params();
  }
}
