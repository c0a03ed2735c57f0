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
package io.github.debutdl4j.cli.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.debutdl4j.chain.ColumnOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NpyFileTest {

  @TempDir private Path folder;

  private Path saved(INDArray array) throws IOException {
    return Files.write(folder.resolve("w.npy"), Nd4j.toNpyByteArray(array));
  }

  @Test
  void readsFloatsAsDoubles() throws IOException {
    INDArray array = Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6.5f}});

    INDArray read = NpyFile.read(saved(array));

    assertThat(read.shape()).containsExactly(2, 3);
    assertThat(read.getDouble(1, 2)).isEqualTo(6.5);
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path whole = saved(Nd4j.createFromArray(1.0, 2.0, 3.0));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.npy"), Arrays.copyOf(bytes, bytes.length - 8));
    Path text = Files.writeString(folder.resolve("text.npy"), "1 2 3");

    assertThatThrownBy(() -> NpyFile.read(folder.resolve("none.npy")))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith("none.npy is no file");
    assertThatThrownBy(() -> NpyFile.read(cut)).hasMessageEndingWith("cut.npy is truncated");
    assertThatThrownBy(() -> NpyFile.read(text)).hasMessageContaining("is no npy file");
  }

  @Test
  void refusesImpossibleSizesBeforeNativeCodeReadsThem() throws IOException {
    byte[] bytes = Files.readAllBytes(saved(Nd4j.createFromArray(1.0, 2.0, 3.0)));
    String header = new String(bytes, StandardCharsets.ISO_8859_1);
    byte[] longHeader = bytes.clone();
    longHeader[6] = 2; // version 2: the header's length has four bytes
    Arrays.fill(longHeader, 8, 12, (byte) 0xff);

    for (String size : new String[] {"99999999999999999999", "4611686018427387904, 8"}) {
      String huge = header.replaceFirst("\\(3,?\\)", "(" + size + ",)");
      assertThat(huge).isNotEqualTo(header);
      refuseSize(huge.getBytes(StandardCharsets.ISO_8859_1));
    }
    refuseSize(longHeader);
  }

  private void refuseSize(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("huge.npy"), bytes);

    assertThatThrownBy(() -> NpyFile.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith("huge.npy is no npy file: its header has an impossible size");
  }

  @Test
  void flattensAFilterInEitherOrder() {
    INDArray filter = Nd4j.arange(2 * 3 * 2 * 2).reshape(2, 3, 2, 2);

    WeightMatrix channels = WeightMatrix.of(filter, ColumnOrder.CHANNEL_MAJOR, "w");
    WeightMatrix taps = WeightMatrix.of(filter, ColumnOrder.TAP_MAJOR, "w");

    assertThat(channels.inputs()).isEqualTo(12);
    assertThat(channels.values()).startsWith(0, 1, 2, 3, 4);
    assertThat(taps.values()).startsWith(0, 4, 8, 1, 5, 9);
    assertThatThrownBy(
            () -> WeightMatrix.of(Nd4j.zeros(2, 3, 4), ColumnOrder.TAP_MAJOR, "cube.npy"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("cube.npy has the shape [2, 3, 4]; expected [outputs, inputs]");
  }
}
