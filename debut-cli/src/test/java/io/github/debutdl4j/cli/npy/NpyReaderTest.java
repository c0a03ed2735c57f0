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
package io.github.debutdl4j.cli.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.cli.data.DataException;
import io.github.debutdl4j.factorize.DenseMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that NumPy 2.4 wrote, and headers by hand, against fixed numbers.
 *
 * <p>Each line of {@code arrays.tsv} is a name, the file in base 64, the shape and the numbers;
 * each of {@code refused.tsv} what the error says and the file.
 */
class NpyReaderTest {

  @TempDir private Path folder;

  static Stream<String[]> arrays() throws IOException {
    return lines("arrays.tsv");
  }

  static Stream<String[]> refused() throws IOException {
    return lines("refused.tsv");
  }

  private static Stream<String[]> lines(String resource) throws IOException {
    try (InputStream in = NpyReaderTest.class.getResourceAsStream("/npy/" + resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(line -> line.split("\t", -1)).toList().stream();
    }
  }

  private Path file(String base64) throws IOException {
    return Files.write(folder.resolve("w.npy"), Base64.getDecoder().decode(base64));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("arrays")
  void reads(String name, String bytes, String shape, String values) throws IOException {
    NpyArray array = NpyReader.read(file(bytes));

    assertThat(array.shape()).isEqualTo(numbers(shape).mapToInt(Integer::parseInt).toArray());
    assertThat(doubles(array))
        .isEqualTo(numbers(values).mapToDouble(Double::parseDouble).toArray());
  }

  private static double[] doubles(NpyArray array) {
    return IntStream.range(0, array.values().length()).mapToDouble(array.values()::get).toArray();
  }

  private static Stream<String> numbers(String list) {
    return list.isEmpty() ? Stream.of() : Arrays.stream(list.split(","));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refuses(String message, String bytes) throws IOException {
    Path file = file(bytes);

    assertThatThrownBy(() -> NpyReader.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  @Test
  void refusesWhatIsNoFile() {
    assertThatThrownBy(() -> NpyReader.read(folder.resolve("none.npy")))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith("none.npy is not a file");
  }

  @Test
  void readsWhatIsWritten() throws IOException {
    double[] values = IntStream.range(0, 200_000).mapToDouble(i -> 1.0 / i).toArray();
    Path npz = folder.resolve("a.npz");
    for (Path file : new Path[] {npz, folder.resolve("b.npz")}) {
      try (NpzWriter writer = new NpzWriter(file)) {
        writer.write("W0", values, 2, 50_000, 2);
        writer.write("vector", new int[] {-5, Integer.MAX_VALUE}, 2);
      }
    }

    assertThat(folder.resolve("b.npz")).hasSameBinaryContentAs(npz);
    NpyArray cube = entry(npz, "W0.npy");
    assertThat(cube.shape()).containsExactly(2, 50_000, 2);
    assertThat(doubles(cube)).isEqualTo(values);
    assertThat(doubles(entry(npz, "vector.npy"))).containsExactly(-5, Integer.MAX_VALUE);
  }

  private static NpyArray entry(Path file, String name) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      return NpyReader.read(zip.getInputStream(entry), entry.getSize(), name);
    }
  }

  @Test
  void flattensAFilterInEitherOrder() {
    NpyArray filter =
        new NpyArray(
            new int[] {2, 3, 2, 2},
            NpyNumbers.of(IntStream.range(0, 24).asDoubleStream().toArray()));

    DenseMatrix channels = WeightMatrix.of(filter, ColumnOrder.CHANNEL_MAJOR, "w");
    DenseMatrix taps = WeightMatrix.of(filter, ColumnOrder.TAP_MAJOR, "w");

    assertThat(channels.inputs()).isEqualTo(12);
    assertThat(firstRow(channels)).startsWith(0, 1, 2, 3, 4);
    assertThat(firstRow(taps)).startsWith(0, 4, 8, 1, 5, 9);
    NpyArray cube = new NpyArray(new int[] {2, 3, 4}, NpyNumbers.of(new double[24]));
    assertThatThrownBy(() -> WeightMatrix.of(cube, ColumnOrder.TAP_MAJOR, "cube.npy"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("cube.npy has the shape [2, 3, 4]; expected [outputs, inputs]");
  }

  private static double[] firstRow(DenseMatrix matrix) {
    return IntStream.range(0, matrix.inputs()).mapToDouble(i -> matrix.get(0, i)).toArray();
  }
}
