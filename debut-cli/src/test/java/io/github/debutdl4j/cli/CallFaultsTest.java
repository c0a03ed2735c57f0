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
import java.nio.file.Path;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/** A command tells all faults of its call at once, before its work, and leaves no file. */
class CallFaultsTest {

  @TempDir private static Path folder;

  private static Path digits;
  private static Path missing;
  private static Path nowhere;
  private static Path data;

  @BeforeAll
  static void saveANetworkOfDigits() throws IOException {
    digits = saved("digits.zip", perceptron(784, DataType.FLOAT));
    data = SmallMnist.write(folder.resolve("mnist"), 100);
    missing = folder.resolve("missing");
    nowhere = folder.resolve("nowhere/file");
  }

  private static MultiLayerNetwork perceptron(int inputs, DataType type) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(type)
                .list(
                    new DenseLayer.Builder().nIn(inputs).nOut(16).build(),
                    new OutputLayer.Builder()
                        .nIn(16)
                        .nOut(10)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    return network;
  }

  private static ComputationGraph twoInputsAndOutputs() {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("left", "right")
                .addVertex("both", new MergeVertex(), "left", "right")
                .addLayer("hidden", new DenseLayer.Builder().nIn(24).nOut(16).build(), "both")
                .addLayer("one", output(), "hidden")
                .addLayer("two", output(), "hidden")
                .setOutputs("one", "two")
                .build());
    graph.init();
    return graph;
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder().nIn(16).nOut(4).activation(Activation.SOFTMAX).build();
  }

  private static Path saved(String name, Model network) {
    Path file = folder.resolve(name);
    ModelFiles.write(SavedModel.of(network), file);
    return file;
  }

  /** Checks that a call is refused with a list of exactly these faults, in any order. */
  private static void assertFaults(DebutCall run, String... faults) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    if (faults.length == 1) {
      run.assertRefused(faults[0]);
    } else {
      assertThat(run.err()).startsWith("debut: %d faults:".formatted(faults.length));
      assertThat(run.err().strip().lines()).as(run.err()).hasSize(1 + faults.length);
    }
    for (String fault : faults) {
      assertThat(run.err().lines()).anySatisfy(line -> assertThat(line).contains(fault));
    }
    assertThat(folder).isDirectoryNotContaining("glob:**out.*");
  }

  private static Path out(String name) {
    return folder.resolve(name);
  }

  @Test
  void compressWithAnUnreadableModel() {
    assertFaults(
        DebutCall.of(
            "compress",
            missing,
            "-o",
            nowhere,
            "--data",
            missing,
            "--epochs",
            -1,
            "--report",
            folder),
        "missing is not a file",
        "there is no folder",
        "missing is not a folder",
        "-1 epochs",
        "it is a folder");
  }

  @Test
  void compressWithABudgetThatIsTooSmall() throws IOException {
    MultiLayerNetwork broken = perceptron(783, DataType.FLOAT);
    Path wrongSize = saved("wrong-size.zip", broken);
    broken.getLayer(1).getParam("b").putScalar(3, Float.NaN);
    Path notFinite = saved("not-finite.zip", broken);

    assertFaults(
        DebutCall.of("compress", wrongSize, "-o", nowhere, "--budget", 20, "--data", data),
        "a network of 20 parameters is impossible",
        "there is no folder",
        "the network cannot take images of 28 x 28");
    assertFaults(
        DebutCall.of("compress", notFinite, "-o", out("out.zip"), "--budget", 20),
        "a network of 20 parameters is impossible",
        "a bias that is NaN (output 3)");
    assertFaults(
        DebutCall.of("plan", notFinite, "--budget", 20),
        "a network of 20 parameters is impossible",
        "a bias that is NaN (output 3)");
  }

  @Test
  void compressOfANetworkOfLowPrecisionWithData() {
    Path half = saved("half.zip", perceptron(784, DataType.FLOAT16));
    Path out = folder.resolve("half-small.zip");

    assertFaults(
        DebutCall.of("compress", half, "-o", out("out.zip"), "--budget", "50%", "--data", data),
        "parameters of type HALF, which fine-tuning needs as FLOAT or DOUBLE");
    assertFaults(
        DebutCall.of(
            "compress",
            half,
            "-o",
            out("out.zip"),
            "--budget",
            "50%",
            "--data",
            data,
            "--epochs",
            0),
        "parameters of type HALF, which calibration needs as FLOAT or DOUBLE");
    assertThat(DebutCall.of("compress", half, "-o", out, "--budget", "50%").exitCode()).isZero();
    assertThat(ModelFiles.read(out).network().params().dataType()).isEqualTo(DataType.FLOAT16);
  }

  @Test
  void networksWhoseNumbersAreNotFinite() {
    MultiLayerNetwork broken = perceptron(784, DataType.FLOAT);
    broken.getLayer(0).getParam("b").putScalar(3, Float.POSITIVE_INFINITY);
    broken.getLayer(1).getParam("W").putScalar(3, Float.NaN);
    Path file = saved("broken.zip", broken);

    assertFaults(
        DebutCall.of("evaluate", file, "--data", data), "gives outputs that are NaN or infinite");
    for (String output : new String[] {"out.debut", "out.onnx"}) {
      assertFaults(
          DebutCall.of("export", file, "-o", out(output), "--input", 784),
          "'0_b' is not finite; parameter '1_W' is not finite");
    }
  }

  @Test
  void optionsForDataWithoutData() {
    assertFaults(
        DebutCall.of(
            "compress",
            digits,
            "-o",
            out("out.zip"),
            "--budget",
            "50%",
            "--normalizer",
            "none",
            "--channels",
            "rgb"),
        "--normalizer says how data are read, but there is no --data",
        "--channels says how data are read, but there is no --data");
  }

  @Test
  void goalsThatCannotBeTried() {
    assertFaults(
        DebutCall.of("compress", digits, "-o", out("out.zip"), "--max-drop", 1, "--input", 784),
        "--max-drop needs --data, for without images there is no accuracy",
        "--input says how latency is measured, but there is no --max-ms");
    assertFaults(
        DebutCall.of(
            "compress", digits, "-o", nowhere, "--max-drop", -1, "--max-ms", 0, "--data", data),
        "a drop in accuracy of at most -1.0 points; expected 0 or more, below 100",
        "a latency of 0.0 ms; expected above 0",
        "there is no folder");
    assertFaults(
        DebutCall.of("compress", digits, "-o", out("out.zip"), "--max-ms", 1, "--budget", 20),
        "a network of 20 parameters is impossible");
  }

  @Test
  void severalInputsAndOutputsAreForPlanAndCompressWithoutData() {
    Path several = saved("several.zip", twoInputsAndOutputs());
    Path small = folder.resolve("several-small.zip");

    assertThat(DebutCall.of("plan", several, "--budget", "60%").exitCode()).isZero();
    assertThat(DebutCall.of("compress", several, "-o", small, "--budget", "60%").exitCode())
        .isZero();
    assertThat(ModelFiles.read(small).graph().getNumOutputArrays()).isEqualTo(2);
    String refusal = "the network has 2 inputs and 2 outputs; with data, expected one of each";
    assertFaults(
        DebutCall.of("compress", several, "-o", out("out.zip"), "--budget", "60%", "--data", data),
        refusal);
    assertFaults(DebutCall.of("evaluate", several, "--data", data), refusal);
  }

  @Test
  void otherCommands() throws IOException {
    assertFaults(
        DebutCall.of("evaluate", missing, "--data", missing),
        "missing is not a file",
        "missing is not a folder");
    assertFaults(
        DebutCall.of("run", missing, "--data", missing),
        "missing cannot be read: there is no such file",
        "missing is not a folder");
    assertFaults(
        DebutCall.of("export", missing, "-o", nowhere),
        "missing is not a file",
        "must end in .debut",
        "there is no folder");
    assertFaults(
        DebutCall.of("train", "lenet", "--teacher", missing, "-o", nowhere, "--rate", 3),
        "missing is not a file",
        "--rate is for LENET without teacher",
        "there is no folder");
  }
}
