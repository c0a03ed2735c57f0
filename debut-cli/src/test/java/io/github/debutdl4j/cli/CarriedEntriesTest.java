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
import io.github.debutdl4j.io.AddedObject;
import io.github.debutdl4j.io.ModelFiles;
import io.github.debutdl4j.io.SavedModel;
import io.github.debutdl4j.zoo.AllDeButLeNet;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** Everything else that a model file holds is copied to the compressed file and never run. */
class CarriedEntriesTest {

  private static final List<String> LABELS = List.of("zero", "one", "two");
  private static final StepSchedule SCHEDULE =
      new StepSchedule(ScheduleType.ITERATION, 0.001, 0.5, 1_000);
  private static final String CANARY = "io.github.debutdl4j.cli.CarriedEntriesTest$Canary";

  @TempDir private static Path folder;

  private static Path full;
  private static Path data;

  /** A class that is not DL4J's; its package does not make it allowed in serialised objects. */
  static final class Canary implements Serializable {

    private static final long serialVersionUID = 1L;

    private static boolean hasRun;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      hasRun = true;
    }
  }

  @BeforeAll
  static void saveAModelWithEverything() throws IOException {
    ComputationGraph network =
        AllDeButLeNet.builder().updater(new Adam(SCHEDULE)).build().initDense();
    DataSet examples = new DataSet(Nd4j.rand(8, 1, 28, 28), Nd4j.zeros(8, 10).addi(0.1));
    network.fit(examples);
    network.fit(examples);
    network.incrementEpochCount();
    full = folder.resolve("full.zip");
    ModelSerializer.writeModel(network, full.toFile(), true);
    NormalizerStandardize normalizer = new NormalizerStandardize();
    normalizer.fit(examples);
    ModelSerializer.addNormalizerToModel(full.toFile(), normalizer);
    ModelSerializer.addObjectToFile(full.toFile(), "labels", new ArrayList<>(LABELS));
    data = SmallMnist.write(folder.resolve("mnist"), 200);
  }

  private static Map<String, byte[]> entries(Path file) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }

  private static void assertCarried(Path compressed) throws IOException {
    Map<String, byte[]> before = entries(full);
    Map<String, byte[]> after = entries(compressed);
    assertThat(after.keySet()).containsExactlyInAnyOrderElementsOf(before.keySet());
    for (String unchanged : List.of("normalizer.bin", "objects/labels")) {
      assertThat(after.get(unchanged)).as(unchanged).isEqualTo(before.get(unchanged));
    }
    SavedModel read = ModelFiles.read(compressed);
    assertThat(read.hasUpdater()).isTrue();
    assertThat(read.epochCount()).isEqualTo(1);
    assertThat(read.iterationCount()).isGreaterThanOrEqualTo(2);
    BaseLayer layer = (BaseLayer) read.graph().getLayer("conv1").conf().getLayer();
    for (int iteration : new int[] {2, 1_500, 2_500}) {
      assertThat(layer.getIUpdater().getLearningRate(iteration, 1))
          .isEqualTo(SCHEDULE.valueAt(iteration, 1));
    }
  }

  @Test
  void compressingKeepsEverything() throws IOException {
    Path out = folder.resolve("small.zip");

    DebutCall run = DebutCall.of("compress", full, "-o", out, "--budget", "30%");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertCarried(out);
  }

  @Test
  void fineTuningKeepsEverythingAndTheSchedule() throws IOException {
    Path out = folder.resolve("tuned.zip");

    DebutCall run =
        DebutCall.of("compress", full, "-o", out, "--budget", "30%", "--data", data, "--epochs", 1);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertCarried(out);
  }

  @Test
  void everyCommandRefusesForeignClassesByName() throws IOException {
    Canary canary = new Canary();
    for (String name : List.of("preprocessor.bin", "normalizer.bin", "objects/labels")) {
      Map<String, byte[]> changed = entries(full);
      changed.put(name, AddedObject.of("any", canary).bytes());
      assertRefused(changed, CANARY);
    }
    Map<String, byte[]> changed = entries(full);
    String json = new String(changed.get("configuration.json"));
    changed.put(
        "configuration.json",
        json.replace("org.nd4j.linalg.learning.config.Adam", "com.example.Canary").getBytes());
    assertRefused(changed, "com.example.Canary");
    assertThat(Canary.hasRun).isFalse();
  }

  private static void assertRefused(Map<String, byte[]> entries, String name) throws IOException {
    Path file = folder.resolve("canary.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    Path out = folder.resolve("never.zip");
    String message = "names the class " + name;
    DebutCall.of("plan", file).assertRefused(message);
    DebutCall.of("evaluate", file, "--data", data).assertRefused(message);
    DebutCall.of("compress", file, "-o", out).assertRefused(message);
    DebutCall.of("export", file, "-o", folder.resolve("never.debut")).assertRefused(message);
    DebutCall.of("train", "lenet", "--teacher", file, "-o", out).assertRefused(message);
    DebutCall.of("info", file).assertRefused(message);
    DebutCall.of("run", file, "--data", data).assertRefused("this is not a model file");
    assertThat(folder).isDirectoryNotContaining("glob:**never*");
  }
}
