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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {

  private static final String IMAGES = "t10k-images-idx3-ubyte.gz";

  @TempDir private Path folder;

  @Test
  void bundledPartsAreWhole() {
    ImageSet train = Mnist.bundled(Mnist.Split.TRAIN);
    ImageSet test = Mnist.bundled(Mnist.Split.TEST);

    assertThat(train.size()).isEqualTo(60_000);
    assertThat(test.size()).isEqualTo(10_000);
    assertThat(test.imageLength()).isEqualTo(28 * 28);
    assertThat(Arrays.copyOf(test.labels(), 5)).containsExactly(7, 2, 1, 0, 4);
  }

  @Test
  void readsAFolderOfIdxFiles() throws IOException {
    SmallMnist.write(folder, 20);

    ImageSet read = Mnist.read(folder, Mnist.Split.TEST);

    ImageSet expected = Mnist.bundled(Mnist.Split.TEST).first(20);
    assertThat(read.pixels()).isEqualTo(expected.pixels());
    assertThat(read.labels()).isEqualTo(expected.labels());
  }

  @Test
  void saysWhenTheFolderIsMissingOrHoldsNoMnist() {
    assertThatThrownBy(() -> Mnist.read(folder.resolve("none"), Mnist.Split.TEST))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith("none is not a folder");
    assertThatThrownBy(() -> Mnist.read(folder, Mnist.Split.TEST))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("holds no MNIST files: there is neither t10k-images-idx3-ubyte nor");
  }

  @Test
  void saysWhichFileIsTruncated() throws IOException {
    SmallMnist.write(folder, 20);
    byte[] whole = Files.readAllBytes(folder.resolve(IMAGES));
    Files.write(folder.resolve(IMAGES), Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> Mnist.read(folder, Mnist.Split.TEST))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith(IMAGES + " is truncated");
  }

  @Test
  void saysWhenAFileIsNotGzippedOrNotIdx() throws IOException {
    SmallMnist.write(folder, 20);
    Files.writeString(folder.resolve(IMAGES), "not gzipped");
    assertThatThrownBy(() -> Mnist.read(folder, Mnist.Split.TEST))
        .hasMessageEndingWith(IMAGES + " is not gzipped, though its name says so");

    Files.copy(
        folder.resolve("t10k-labels-idx1-ubyte.gz"),
        folder.resolve(IMAGES),
        StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> Mnist.read(folder, Mnist.Split.TEST))
        .hasMessageContaining("it starts with 0x00000801, expected 0x00000803");
  }

  @Test
  void saysWhenImagesAndLabelsDoNotMatch() throws IOException {
    Path other = SmallMnist.write(folder.resolve("other"), 7);
    SmallMnist.write(folder, 20);
    Files.copy(other.resolve(IMAGES), folder.resolve(IMAGES), StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> Mnist.read(folder, Mnist.Split.TEST))
        .hasMessageContaining("holds 7 images, but")
        .hasMessageContaining("holds 20 labels");
  }
}
