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
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.io.ModelFiles;
import io.github.debutdl4j.io.SavedModel;
import io.github.debutdl4j.zoo.AllDeButLeNet;
import io.github.debutdl4j.zoo.AllDeButVggLike;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.shade.jackson.databind.JsonNode;

/** Commands on saved networks: evaluate, plan and compress. */
class ModelCommandsTest {

  @TempDir private static Path folder;

  private static Path lenet;
  private static Path data;

  @BeforeAll
  static void saveALeNetAndAFewDigits() throws IOException {
    AllDeButLeNet model = AllDeButLeNet.builder().updater(new Adam(1e-3)).build();
    lenet = saved("lenet.zip", AnyNetwork.of(model.initDense()));
    data = SmallMnist.write(folder.resolve("mnist"), 300);
  }

  private static Path saved(String name, AnyNetwork network) {
    Path file = folder.resolve(name);
    ModelFiles.write(SavedModel.of(network.model()), file);
    return file;
  }

  private static AnyNetwork multiLayer(Layer... layers) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(new NeuralNetConfiguration.Builder().list(layers).build());
    network.init();
    return AnyNetwork.of(network);
  }

  @Test
  void evaluatesAGraph() throws IOException {
    DebutCall run = DebutCall.of("evaluate", lenet, "--data", data, "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.json().get("params").asLong()).isEqualTo(61_482);
    assertThat(run.json().get("images").asInt()).isEqualTo(300);
    assertThat(run.json().get("accuracy").asDouble()).isBetween(0.0, 0.5);
  }

  @Test
  void evaluatesAMultiLayerNetworkOfFlatImages() throws IOException {
    Layer output =
        new OutputLayer.Builder().nIn(16).nOut(10).activation(Activation.SOFTMAX).build();
    Path file =
        saved("flat.zip", multiLayer(new DenseLayer.Builder().nIn(784).nOut(16).build(), output));

    DebutCall run = DebutCall.of("evaluate", file, "--data", data, "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.json().get("params").asLong()).isEqualTo(784 * 16 + 16 + 16 * 10 + 10);
  }

  @Test
  void planAndCompressAgreeAndTheResultIsAWorkingModel() throws IOException {
    Path out = folder.resolve("small.zip");

    DebutCall plan = DebutCall.of("plan", lenet, "--budget", "20%", "--json");
    DebutCall compress = DebutCall.of("compress", lenet, "-o", out, "--budget", "20%", "--json");

    assertThat(plan.exitCode()).isZero();
    assertThat(compress.exitCode()).isZero();
    assertThat(compress.json().get("paramsAfter")).isEqualTo(plan.json().get("paramsAfter"));
    assertThat(compress.json().get("linearLayersLeft").asInt()).isZero();
    DebutCall evaluation = DebutCall.of("evaluate", out, "--data", data, "--json");
    assertThat(evaluation.json().get("params")).isEqualTo(compress.json().get("paramsAfter"));
  }

  @Test
  void fineTunesAgainstTheDenseNetworkWhereThereIsData() throws IOException {
    Path out = folder.resolve("tuned.zip");

    DebutCall run =
        DebutCall.of(
            "compress",
            lenet,
            "-o",
            out,
            "--budget",
            "20%",
            "--data",
            data,
            "--epochs",
            3,
            "--json");

    assertThat(run.exitCode()).isZero();
    JsonNode dense = run.json().get("dense");
    JsonNode debut = run.json().get("debut");
    assertThat(debut.get("accuracy").asDouble()).isGreaterThan(dense.get("accuracy").asDouble());
    assertThat(debut.get("fileBytes").asLong()).isLessThan(Files.size(out)); // no updater
    assertThat(dense.get("fileBytes").asLong()).isLessThan(Files.size(lenet)); // no updater
  }

  @Test
  void writesAReportAboutANetworkOfAllKindsOfLayers() throws IOException {
    Path model = saved("vgglike.zip", AnyNetwork.of(AllDeButVggLike.builder().build().initDense()));
    Path page = folder.resolve("page.html");
    Path out = folder.resolve("vgglike-small.zip");

    DebutCall run = DebutCall.of("compress", model, "-o", out, "--budget", "10%", "--report", page);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(page).content().contains("<td>conv4</td>").contains("Error and size");
  }

  @Test
  void neitherInputNorOutputIsOverwrittenByAnotherFile() {
    Path out = folder.resolve("out.zip");

    DebutCall.of("compress", lenet, "-o", lenet).assertRefused("is given twice");
    DebutCall.of("compress", lenet, "-o", out, "--report", out).assertRefused("is given twice");
  }

  @Test
  void filesThatAreNotModelsAreOneMessageAndLeaveNoFile() throws IOException {
    byte[] whole = Files.readAllBytes(lenet);
    Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, whole.length * 2 / 3));
    Path text = Files.writeString(folder.resolve("text.zip"), "not a zip");
    Path other = folder.resolve("other.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(other))) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
    }

    refuseToCompress("not a zip file, or truncated", cut);
    refuseToCompress("not a zip file, or truncated", text);
    refuseToCompress("configuration.json is missing: the zip is not a DL4J model", other);
    refuseToCompress("is not a file", folder.resolve("none.zip"));
  }

  @Test
  void missingDataAndFoldersAreOneMessageAndLeaveNoFile() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));

    refuseToCompress("holds neither MNIST's", lenet, "--data", empty);
    refuseToCompress("-1 epochs of fine-tuning; expected 0 or more", lenet, "--epochs", -1);
    DebutCall.of("evaluate", lenet, "--data", folder.resolve("nowhere"))
        .assertRefused("is not a folder");
    DebutCall.of("compress", lenet, "-o", folder.resolve("no/out.zip"))
        .assertRefused("there is no folder");
  }

  @Test
  void aModelWithoutLinearLayersOrWithBadWeightsIsOneMessage() {
    AnyNetwork noLinear =
        multiLayer(
            new ActivationLayer(Activation.RELU),
            new LossLayer.Builder().activation(Activation.SOFTMAX).build());
    ComputationGraph broken = AllDeButLeNet.builder().build().initDense();
    broken.getLayer("fc1").getParam("W").putScalar(5, Double.POSITIVE_INFINITY);

    refuseToCompress("linear layer", saved("none-linear.zip", noLinear));
    refuseToCompress("fc1", saved("infinite.zip", AnyNetwork.of(broken)));
  }

  private static void refuseToCompress(String message, Path model, Object... more) {
    Object[] arguments = Arrays.copyOf(new Object[] {"compress", model, "-o", ""}, 4 + more.length);
    arguments[3] = folder.resolve("out.zip");
    System.arraycopy(more, 0, arguments, 4, more.length);
    DebutCall.of(arguments).assertRefused(message);
    assertThat(folder).isDirectoryNotContaining("glob:**out.zip*");
  }
}
