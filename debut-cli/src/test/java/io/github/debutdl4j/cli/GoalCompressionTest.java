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
import io.github.debutdl4j.io.SavedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.shade.jackson.databind.JsonNode;

/** {@code debut compress} with goals of accuracy and latency. */
class GoalCompressionTest {

  @TempDir private static Path folder;

  private static Path digits;
  private static Path data;

  @BeforeAll
  static void saveANetworkOfDigits() throws IOException {
    digits = saved("digits.zip", Activation.SOFTMAX, LossFunction.MCXENT);
    data = SmallMnist.write(folder.resolve("mnist"), 200);
  }

  private static Path saved(String name, Activation activation, LossFunction loss) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(4)
                .updater(new Adam(1e-3))
                .list(
                    new DenseLayer.Builder().nIn(784).nOut(32).build(),
                    new OutputLayer.Builder(loss).nIn(32).nOut(10).activation(activation).build())
                .build());
    network.init();
    Path file = folder.resolve(name);
    ModelFiles.write(SavedModel.of(network), file);
    return file;
  }

  @Test
  void findsANetworkOfEnoughAccuracyAndTellsWhatItTried() throws IOException {
    Path out = folder.resolve("accurate.zip");
    Path page = folder.resolve("accurate.html");

    DebutCall run =
        DebutCall.of(
            "compress",
            digits,
            "-o",
            out,
            "--max-drop",
            2,
            "--data",
            data,
            "--epochs",
            2,
            "--report",
            page,
            "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode goal = run.json().get("goal");
    assertThat(goal.get("met").asBoolean()).isTrue();
    assertThat(goal.get("drop").asDouble()).isLessThanOrEqualTo(2);
    assertThat(goal.get("latencyMs").asDouble()).isPositive();
    assertThat(goal.get("tried")).hasSizeGreaterThan(1);
    assertThat(goal.get("tried").get(0).get("params").asLong()).isPositive();
    assertThat(goal.get("tried").get(0).get("accuracy").isNumber()).isTrue();
    assertThat(goal.get("tried").get(0).get("latencyMs").isNumber()).isTrue();
    assertThat(run.json().get("heldOut").get("images").asInt()).isEqualTo(20);
    assertThat(ModelFiles.read(out).network().numParams())
        .isEqualTo(run.json().get("paramsAfter").asLong())
        .isLessThan(12_000);
    assertThat(Files.readString(page))
        .contains("What was tried", "chosen, fine-tuned", "milliseconds per call", "goal met");
  }

  @Test
  void aLatencyNeedsNoDataAndABudgetIsAnUpperLimit() throws IOException {
    Path out = folder.resolve("fast.zip");

    DebutCall run =
        DebutCall.of(
            "compress",
            digits,
            "-o",
            out,
            "--max-ms",
            500,
            "--minibatch",
            2,
            "--budget",
            3_000,
            "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("goal").get("met").asBoolean()).isTrue();
    assertThat(run.json().get("goal").get("drop").isNull()).isTrue();
    assertThat(run.json().get("paramsAfter").asLong()).isBetween(1_500L, 3_000L);
  }

  @Test
  void aNetworkThatIsNoClassifierIsOneMessage() {
    Path regression = saved("regression.zip", Activation.IDENTITY, LossFunction.MSE);

    DebutCall.of(
            "compress", regression, "-o", folder.resolve("no.zip"), "--max-drop", 1, "--data", data)
        .assertRefused("needs a classifier: the outputs of the network are no probabilities");
  }
}
