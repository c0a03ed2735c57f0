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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.cli.DebutCall;
import io.github.debutdl4j.export.DeButExporter;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.export.OnnxForm;
import io.github.debutdl4j.export.WeightFormat;
import io.github.debutdl4j.io.ModelFiles;
import io.github.debutdl4j.io.SavedModel;
import io.github.debutdl4j.zoo.AllDeButLeNet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.shade.jackson.databind.JsonNode;

/** What {@code debut info} says about LeNet in each of its files, and about arrays. */
class InfoCommandTest {

  private static final int WEIGHTS = 10_182;

  /** Each weight, without biases, once for each pixel of its layer's output. */
  private static final int MULTIPLY_ADDS =
      (68 - 8) * 676 + (880 - 16) * 121 + (4_928 - 128) + (3_848 - 64) + (458 - 10);

  private static final byte[] IDX = {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6};

  @TempDir static Path folder;

  @BeforeAll
  static void write() throws IOException {
    ComputationGraph net = AllDeButLeNet.builder().build().initPretrained();
    ModelFiles.write(SavedModel.of(net).withUpdater(false), folder.resolve("lenet.zip"));
    DeButExporter.runtime(net, options().weights(WeightFormat.I8).build())
        .write(folder.resolve("lenet.debut"));
    for (OnnxForm form : OnnxForm.values()) {
      DeButExporter.onnx(net, options().onnxForm(form).build())
          .write(folder.resolve(form + ".onnx"));
    }
    Files.write(
        folder.resolve("array.npy"),
        npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", 24));
    Files.write(folder.resolve("array-idx2-ubyte"), IDX);
    try (var gz = new GZIPOutputStream(Files.newOutputStream(folder.resolve("array.gz")))) {
      gz.write(IDX);
    }
  }

  private static ExportOptions.Builder options() {
    return ExportOptions.builder().inputShape(1, 28, 28);
  }

  private static byte[] npy(String header, int bytes) {
    ByteBuffer file = ByteBuffer.allocate(10 + header.length() + bytes);
    file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
    return file.put(header.getBytes(StandardCharsets.US_ASCII)).array();
  }

  private static JsonNode info(String file, Object... more) throws IOException {
    Object[] arguments = new Object[more.length + 3];
    arguments[0] = "info";
    arguments[1] = folder.resolve(file);
    arguments[2] = "--json";
    System.arraycopy(more, 0, arguments, 3, more.length);
    DebutCall run = DebutCall.of(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("bytes").asLong()).isEqualTo(Files.size(folder.resolve(file)));
    return json;
  }

  @Test
  void aModelOfTheRuntimeIsDescribedWithTheBytesThatItStores() throws IOException {
    JsonNode json = info("lenet.debut");

    assertThat(json.get("kind").asText()).isEqualTo("runtime_model");
    assertThat(json.get("parameters").asInt()).isEqualTo(WEIGHTS);
    assertThat(json.get("weightBytes").asInt()).isBetween(WEIGHTS, 2 * WEIGHTS);
    assertThat(json.get("multiplyAdds").asInt()).isEqualTo(MULTIPLY_ADDS);
    JsonNode first = json.get("operations").get(0);
    assertThat(first.get("operation").asText()).isEqualTo("CONVOLUTION");
    assertThat(first.get("weights").asText()).isEqualTo("8 x 9, 2 factors");
    assertThat(first.get("shape").toString()).isEqualTo("[8,26,26]");
    assertThat(first.get("parameters").asInt()).isEqualTo(68);
  }

  @Test
  void aSavedNetworkIsDescribedAsItWouldBeExported() throws IOException {
    JsonNode json = info("lenet.zip", "--input", "1x28x28");

    assertThat(json.get("network").asText()).isEqualTo("ComputationGraph");
    assertThat(json.get("layers")).hasSize(8);
    assertThat(json.get("operations").size())
        .isEqualTo(info("lenet.debut").get("operations").size());
    assertThat(json.get("multiplyAdds").asInt()).isEqualTo(MULTIPLY_ADDS);
  }

  @Test
  void aNetworkOfUnknownInputsIsDescribedByItsLayers() throws IOException {
    JsonNode json = info("lenet.zip");

    assertThat(json.has("operations")).isFalse();
    assertThat(json.get("parameters").asInt()).isEqualTo(WEIGHTS);
    assertThat(json.get("layers").get(0).get("type").asText()).isEqualTo("DeButConvolution2D");
    assertThat(json.get("obstacles").toString()).contains("shape");
    assertThat(DebutCall.of("info", folder.resolve("lenet.zip")).out()).contains("--input");
  }

  @ParameterizedTest
  @EnumSource(OnnxForm.class)
  void allShapesOfAnExportedOnnxModelAreTold(OnnxForm form) throws IOException {
    JsonNode json = info(form + ".onnx");

    assertThat(json.get("nodesOfUnknownShape").asInt()).isZero();
    for (JsonNode node : json.get("operations")) {
      assertThat(node.get("shape").isArray()).as(node.toString()).isTrue();
    }
    assertThat(json.get("inputs").toString()).contains("[1,1,28,28]");
    int dense = 72 * 676 + 16 * 72 * 121 + 128 * 400 + 64 * 128 + 10 * 64;
    int multiplyAdds = json.get("multiplyAdds").asInt();
    if (form == OnnxForm.DENSE) {
      assertThat(multiplyAdds).isEqualTo(dense);
    } else {
      assertThat(multiplyAdds).isBetween(MULTIPLY_ADDS, dense - 1);
    }
  }

  @Test
  void thePlanShowsMergedFactorsAndWhatTheyCost() throws IOException {
    JsonNode plan = info("lenet.debut", "--plan", "--batch", 4, "--threads", 2).get("plan");

    assertThat(plan.get("batch").asInt()).isEqualTo(4);
    long sum = 0;
    for (JsonNode step : plan.get("steps")) {
      sum += step.get("multiplyAdds").asLong();
    }
    assertThat(plan.get("multiplyAdds").asLong()).isEqualTo(sum);
    assertThat(plan.get("steps").findValuesAsText("node")).contains("conv1", "fc1", "output");
    assertThat(DebutCall.of("info", folder.resolve("lenet.debut"), "--plan").out())
        .contains("factors as (r x s, t, blocks)", "multiply-adds a call");
    DebutCall.of("info", folder.resolve("lenet.zip"), "--plan").assertRefused("--plan is for");
    DebutCall.of("info", folder.resolve("lenet.debut"), "--plan", "--batch", 0)
        .assertRefused("1 or more");
  }

  @Test
  void arraysAreDescribedByTheirHeaders() throws IOException {
    JsonNode npy = info("array.npy");
    JsonNode idx = info("array-idx2-ubyte");

    assertThat(npy.get("shape").toString()).isEqualTo("[2,3]");
    assertThat(npy.get("type").asText()).isEqualTo("f4");
    assertThat(npy.get("numbers").asInt()).isEqualTo(6);
    assertThat(idx.get("kind").asText()).isEqualTo("idx");
    assertThat(idx.get("type").asText()).isEqualTo("u1");
    assertThat(idx.get("shape")).isEqualTo(npy.get("shape"));
    assertThat(info("array.gz").get("form").asText()).contains("gzipped");
  }

  @Test
  void foreignAndDamagedFilesAreRefusedInOneLine() throws IOException {
    DebutCall.of("info", folder.resolve("nothing")).assertRefused("does not exist");
    DebutCall.of("info", folder).assertRefused("is not a file");
    refused("text.txt", "some text".getBytes(), "of no known kind");
    refused("empty.debut", new byte[0], "a file of 0 bytes");
    refused("text.onnx", "some text".getBytes(), "not an ONNX model");
    refused(
        "short.npy",
        npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", 20),
        "truncated");
    refused(
        "objects.npy",
        npy("{'descr': '|O', 'fortran_order': False, 'shape': (2,), }", 16),
        "Python objects");
    refused("long-idx2-ubyte", Arrays.copyOf(IDX, IDX.length + 1), "its header says 6");
    refused(
        "huge-idx3-ubyte",
        new byte[] {0, 0, 8, 3, 127, -1, -1, -1, 127, -1, -1, -1, 127, -1, -1, -1},
        "sizes of");
  }

  private static void refused(String name, byte[] content, String message) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    DebutCall.of("info", file).assertRefused(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lenet.debut", "FAST.onnx", "array.npy", "array.gz", "array-idx2-ubyte"})
  void mutatedFilesAreDescribedOrRefusedInOneLine(String name) throws IOException {
    byte[] good = Files.readAllBytes(folder.resolve(name));
    Random random = new Random(14);
    Path file = folder.resolve("mutated-" + name);
    for (int i = 0; i < 40; i++) {
      byte[] bad = Arrays.copyOf(good, i % 5 == 0 ? 1 + random.nextInt(good.length) : good.length);
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        bad[random.nextInt(Math.min(bad.length, 3_000))] = (byte) random.nextInt();
      }
      Files.write(file, bad);
      DebutCall run = DebutCall.of("info", file);
      if (run.exitCode() != 0) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().strip().lines()).as(run.err()).hasSize(1);
        assertThat(run.err()).doesNotContain("Exception");
      }
    }
  }
}
