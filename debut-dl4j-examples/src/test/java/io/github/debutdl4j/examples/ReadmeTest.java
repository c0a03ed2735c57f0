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

import io.github.debutdl4j.zoo.AllDeButLeNet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Every piece of Java in the README compiles and runs as it stands. */
public class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
  private static List<JavaSnippet> snippets;

  @TempDir Path folder;

  @BeforeAll
  static void readSnippets() throws Exception {
    snippets = JavaSnippet.readAll(README);
  }

  @Test
  void theReadmeShowsTheWaysOfUse() {
    assertThat(snippets)
        .extracting(JavaSnippet::heading)
        .containsExactly(
            "DeBut layers in the ordinary builders",
            "A network from the zoo",
            "From a dense checkpoint",
            "To an accuracy or a latency",
            "Without DL4J");
  }

  @Test
  void layersInTheOrdinaryBuilders() throws Exception {
    snippets.get(0).run(folder);
  }

  @Test
  void aNetworkFromTheZoo() throws Exception {
    snippets.get(1).run(folder);
  }

  @Test
  void fromADenseCheckpoint() throws Exception {
    Path dense = folder.resolve("dense.zip");
    Path small = folder.resolve("small.zip");
    ModelSerializer.writeModel(AllDeButLeNet.builder().build().initDense(), dense.toFile(), true);

    snippets
        .get(2)
        .with("\"dense.zip\"", quoted(dense))
        .with("\"small.zip\"", quoted(small))
        .run(folder);

    assertThat(small).exists();
    assertThat(Files.size(small)).isLessThan(Files.size(dense) / 2);
  }

  @Test
  void toAnAccuracyOrALatency() throws Exception {
    Path dense = folder.resolve("dense.zip");
    Path small = folder.resolve("small.zip");
    ModelSerializer.writeModel(AllDeButLeNet.builder().build().initDense(), dense.toFile(), true);

    snippets
        .get(3)
        .with("\"dense.zip\"", quoted(dense))
        .with("\"small.zip\"", quoted(small))
        .run(folder);

    assertThat(small).exists();
  }

  @Test
  void withoutDl4j() throws Exception {
    Path small = folder.resolve("small.zip");
    Path exported = folder.resolve("small.debut");
    ModelSerializer.writeModel(AllDeButLeNet.builder().build().init(), small.toFile(), true);

    snippets
        .get(4)
        .with("\"small.zip\"", quoted(small))
        .with("\"small.debut\"", quoted(exported))
        .run(folder);

    assertThat(Files.size(exported)).isLessThan(50_000);
  }

  /** What stands for the training data of the README's reader: 64 random images of ten classes. */
  public static DataSetIterator fewDigits() {
    INDArray classes = Nd4j.tile(Nd4j.eye(10), 7, 1).get(NDArrayIndex.interval(0, 64));
    return new ListDataSetIterator<>(new DataSet(Nd4j.rand(64, 1, 28, 28), classes).asList(), 32);
  }

  private static String quoted(Path file) {
    return '"' + file.toString().replace("\\", "\\\\") + '"';
  }
}
