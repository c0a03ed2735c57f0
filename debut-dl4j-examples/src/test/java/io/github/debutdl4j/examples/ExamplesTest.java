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
package io.github.debutdl4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.github.debutdl4j.chain.DeButChain;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs every example, and checks the figures that it prints. */
class ExamplesTest {

  private static final String ALL_DIGITS = "digits: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]";

  @TempDir Path folder;

  /** The main method of an example. */
  private interface Main {
    void run(String[] args) throws Exception;
  }

  @Test
  void builtNetworkHasTheGivenChainAndLearns() throws Exception {
    String printed = printed(BuildNetwork::main);

    assertThat(printed).contains("OutputChainLayer").contains("W0:{8,1,2,8}, W1:{1,2,2,8}");
    assertThat(percentages(printed)).hasSize(1).allMatch(right -> right > 80);
  }

  @Test
  void zooNetworkReadsTheDigits() throws Exception {
    assertThat(printed(ZooNetwork::main)).contains("parameters: 10182").contains(ALL_DIGITS);
  }

  @Test
  void compressedNetworkKeepsItsBudgetAndItsAccuracy() throws Exception {
    String printed = printed(CompressNetwork::main);

    List<Integer> parameters = integers(printed, "(\\d+) parameters,");
    assertThat(parameters).hasSize(2);
    assertThat(parameters.get(1)).isLessThanOrEqualTo(parameters.get(0) / 4);
    List<Double> right = percentages(printed);
    assertThat(right).hasSize(3);
    assertThat(right.get(0)).isGreaterThan(90);
    assertThat(right.get(2)).isGreaterThan(right.get(0) - 5);
  }

  @Test
  void distilledNetworkComesToAgreeWithItsTeacher() throws Exception {
    List<Double> agreement = percentages(printed(DistilNetwork::main));

    assertThat(agreement).hasSize(2);
    assertThat(agreement.get(0)).isLessThan(60);
    assertThat(agreement.get(1)).isGreaterThan(75);
  }

  @Test
  void networkWithANewHeadLearnsTheNewTaskAndKeepsItsFeatures() throws Exception {
    String printed = printed(ReplaceHead::main);

    List<Double> right = percentages(printed);
    assertThat(right).hasSize(2);
    assertThat(right.get(0)).isLessThan(75);
    assertThat(right.get(1)).isGreaterThan(80);
    assertThat(printed).contains("first layer as it was: true");
  }

  @Test
  void networkOverTimeLearnsFromSequencesOfDifferentLengths() throws Exception {
    assertThat(percentages(printed(NetworkOverTime::main)))
        .hasSize(1)
        .allMatch(right -> right > 85);
  }

  @Test
  @DisabledOnOs(value = OS.MAC, disabledReason = "the profile keras is not for macOS")
  void importedNetworkIsRightBeforeAndAfterConversion() throws Exception {
    String printed = printed(KerasImport::main);

    assertThat(integers(printed, "(\\d+) parameters,")).hasSize(2).startsWith(6020);
    assertThat(integers(printed, "(\\d+) parameters,").get(1)).isLessThanOrEqualTo(2408);
    List<Double> right = percentages(printed);
    assertThat(right).hasSize(3);
    assertThat(right.get(0)).isGreaterThan(97);
    assertThat(right.get(2)).isGreaterThan(93);
  }

  @Test
  void sameDiffGraphLearns() throws Exception {
    String printed = printed(SameDiffGraph::main);

    assertThat(printed).contains("2304 weights for 9216");
    assertThat(percentages(printed)).hasSize(1).allMatch(right -> right > 75);
  }

  @Test
  void earlyStoppingKeepsABetterNetwork() throws Exception {
    String printed = printed(StopEarly::main);

    List<Double> losses = numbers(printed, "loss ([\\d.]+)");
    assertThat(losses).hasSize(2);
    assertThat(losses.get(1)).isLessThan(losses.get(0) / 2);
    List<Integer> epochs = integers(printed, "epoch (\\d+) of");
    assertThat(epochs).hasSize(1).allMatch(epoch -> epoch > 1);
  }

  @Test
  void trainingOnTwoThreadsLowersTheLoss() throws Exception {
    List<Double> losses = numbers(printed(ParallelTraining::main), "loss ([\\d.]+)");

    assertThat(losses).hasSize(2);
    assertThat(losses.get(1)).isLessThan(losses.get(0) / 2);
  }

  @Test
  void everyRequestGetsItsOwnAnswer() throws Exception {
    String digits = "0, 1, 2, 3, 4, 5, 6, 7, 8, 9";

    assertThat(printed(ParallelPredictions::main))
        .contains(
            "40 requests of 4 threads: [" + String.join(", ", digits, digits, digits, digits));
  }

  @Test
  void chainIsInspectedWithTheCoreAlone() throws Exception {
    String printed = printed(args -> runWithTheCoreAlone("InspectChain", args));

    assertThat(printed).contains("1920 weights for 9216").contains("regular: true, bulging: false");
    List<Double> errors = numbers(printed, "error (0\\.\\d+)");
    assertThat(errors).hasSize(2);
    assertThat(errors.get(1)).isLessThan(errors.get(0));
    assertThat(numbers(printed, "at least (0\\.\\d+)").get(0)).isLessThanOrEqualTo(errors.get(0));
    List<Double> curve = numbers(printed, "weights: (0\\.\\d+)");
    assertThat(curve).hasSize(4).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void exportedNetworkRunsWithTheCoreAlone() throws Exception {
    Path file = folder.resolve("lenet.debut");
    String exported = printed(args -> ExportToRuntime.main(new String[] {file.toString()}));

    List<Integer> bytes = integers(exported, "(\\d+) bytes");
    assertThat(bytes).hasSize(2);
    assertThat(bytes.get(0)).isEqualTo((int) Files.size(file));
    assertThat(bytes.get(1)).isLessThan(bytes.get(0) / 2);
    assertThat(numbers(exported, "at most ([\\d.]+)").get(0)).isBetween(0.0, 0.1);

    String[] arguments = {file.toString()};
    assertThat(printed(args -> runWithTheCoreAlone("RunWithoutDl4j", arguments)))
        .contains("shape=[1, 28, 28]")
        .contains(ALL_DIGITS);
  }

  @Test
  void onnxRuntimeGivesTheProbabilitiesOfDl4j() throws Exception {
    Path file = folder.resolve("lenet.onnx");
    String printed = printed(args -> ExportToOnnx.main(new String[] {file.toString()}));

    assertThat(integers(printed, "FAST +(\\d+) bytes").get(0))
        .isEqualTo((int) Files.size(file))
        .isLessThan(integers(printed, "DENSE +(\\d+) bytes").get(0) / 3);
    INDArray expected = ZooNetwork.lenet().outputSingle(ZooNetwork.digits());
    float[][] digits = Digits.read();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.toString())) {
      String input = session.getInputNames().iterator().next();
      for (int n = 0; n < digits.length; n++) {
        float[][][][] image = {{square(digits[n])}};
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, image);
            OrtSession.Result result = session.run(Map.of(input, tensor))) {
          float[][] probabilities = (float[][]) result.get(0).getValue();
          for (int k = 0; k < 10; k++) {
            assertThat((double) probabilities[0][k])
                .isCloseTo(expected.getDouble(n, k), within(1e-5));
          }
        }
      }
    }
  }

  private static float[][] square(float[] pixels) {
    float[][] rows = new float[Digits.SIDE][];
    for (int y = 0; y < rows.length; y++) {
      rows[y] = Arrays.copyOfRange(pixels, y * Digits.SIDE, (y + 1) * Digits.SIDE);
    }
    return rows;
  }

  /** Runs an example in a class loader that sees the JDK, the core and the examples. */
  private static void runWithTheCoreAlone(String example, String[] args) throws Exception {
    URL[] urls = {placeOf(DeButChain.class), placeOf(InspectChain.class)};
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Class<?> type = loader.loadClass("io.github.debutdl4j.examples." + example);
      try {
        type.getMethod("main", String[].class).invoke(null, (Object) args);
      } catch (InvocationTargetException e) {
        throw new AssertionError(example + " fails with the core alone", e.getCause());
      }
    }
  }

  private static URL placeOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  /** What an example prints. */
  private static String printed(Main example) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream console = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      example.run(new String[0]);
    } finally {
      System.setOut(console);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The decimals that stand before a per cent sign, except the share of the parameters. */
  private static List<Double> percentages(String text) {
    return numbers(text, "(\\d+\\.\\d+) %(?! of the parameters)");
  }

  private static List<Integer> integers(String text, String pattern) {
    return groups(text, pattern).stream().map(Integer::valueOf).toList();
  }

  private static List<Double> numbers(String text, String pattern) {
    return groups(text, pattern).stream().map(Double::valueOf).toList();
  }

  private static List<String> groups(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(ExamplesTest::first).toList();
  }

  private static String first(MatchResult match) {
    return match.group(1);
  }
}
