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

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledDataTest {

  @TempDir private Path folder;

  private void image(String name, int size, Color colour) throws IOException {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < size * size; i++) {
      image.setRGB(i % size, i / size, colour.getRGB());
    }
    save(image, name);
  }

  private void save(BufferedImage image, String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  @Test
  void readsAFolderOfImagesForEachClassAndScalesThemToTheFirst() throws IOException {
    image("train/apple/1.png", 4, Color.RED);
    image("train/sky/1.png", 8, Color.BLUE);

    ImageSet train = new LabelledData(folder, ImageOptions.defaults()).read(Mnist.Split.TRAIN);

    assertThat(train.labels()).containsExactly(0, 1);
    assertThat(train.channels()).isEqualTo(3);
    assertThat(train.pixels()).hasSize(2 * 3 * 4 * 4);
    assertThat(train.pixels()[0]).as("blue of the red image").isZero();
    assertThat(train.pixels()[2 * 16]).as("red of the red image").isEqualTo((byte) 255);
    assertThat(train.pixels()[3 * 16]).as("blue of the blue image").isEqualTo((byte) 255);
  }

  @Test
  void coloursComeInTheOrderThatIsAskedFor() throws IOException {
    image("train/apple/1.png", 4, Color.RED);
    image("train/sky/1.png", 4, Color.BLUE);
    ImageOptions redFirst = new ImageOptions(ChannelOrder.RGB, 0, Optional.empty());

    ImageSet train = new LabelledData(folder, redFirst).read(Mnist.Split.TRAIN);

    assertThat(train.pixels()[0]).as("red of the red image").isEqualTo((byte) 255);
    assertThat(train.pixels()[2 * 16]).as("blue of the red image").isZero();
  }

  @Test
  void keepsEveryFifthImageForTestingWhereThereAreNoParts() throws IOException {
    for (int i = 0; i < 5; i++) {
      image("a/" + i + ".png", 2, Color.RED);
      image("b/" + i + ".png", 2, Color.BLUE);
    }

    assertThat(new LabelledData(folder, ImageOptions.defaults()).read(Mnist.Split.TEST).labels())
        .containsExactly(0, 1);
    assertThat(new LabelledData(folder, ImageOptions.defaults()).read(Mnist.Split.TRAIN).size())
        .isEqualTo(8);
  }

  @Test
  void coloursOfAPaletteCountWhereTheyAreUsed() throws IOException {
    paletted("a/1.png", Color.RED, 0);
    paletted("b/1.png", Color.WHITE, 1);
    assertThat(new LabelledData(folder, ImageOptions.defaults()).read(Mnist.Split.TEST).channels())
        .isEqualTo(1);

    paletted("a/1.png", Color.RED, 1);
    assertThat(new LabelledData(folder, ImageOptions.defaults()).read(Mnist.Split.TEST).channels())
        .isEqualTo(3);
  }

  /** An image of black and a colour, all of it the one or the other. */
  private void paletted(String name, Color colour, int index) throws IOException {
    IndexColorModel palette =
        new IndexColorModel(
            1,
            2,
            new byte[] {0, (byte) colour.getRed()},
            new byte[] {0, (byte) colour.getGreen()},
            new byte[] {0, (byte) colour.getBlue()});
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_BINARY, palette);
    for (int pixel = 0; pixel < 4; pixel++) {
      image.getRaster().setSample(pixel % 2, pixel / 2, 0, index);
    }
    save(image, name);
  }

  @Test
  void refusesPartsThatDoNotBelongTogether() throws IOException {
    image("train/a/1.png", 4, Color.RED);
    image("train/b/1.png", 4, Color.RED);
    ImageSet train = new LabelledData(folder, ImageOptions.defaults()).read(Mnist.Split.TRAIN);

    assertThatThrownBy(
            () -> new LabelledData(folder, ImageOptions.defaults()).read(Mnist.Split.TEST))
        .hasMessageContaining("holds a folder train with classes, but no folder test");
    image("test/a/1.png", 5, Color.RED);
    image("test/c/1.png", 5, Color.RED);
    assertThatThrownBy(() -> new LabelledData(folder, ImageOptions.defaults()).readTest(train))
        .hasMessageContaining("the classes to train on are [a, b], those to test on [a, c]");
    Files.move(folder.resolve("test/c"), folder.resolve("test/b"));
    assertThatThrownBy(() -> new LabelledData(folder, ImageOptions.defaults()).readTest(train))
        .hasMessageContaining(
            "images to train on are 4 x 4 with 3 channels in 2 classes, images to test on 5 x 5");
  }

  @ParameterizedTest
  @CsvSource({
    "train, test",
    "training, testing",
    "train, val",
    "train, validation",
    "training, valid"
  })
  void findsThePartsByTheirUsualNames(String training, String testing) throws IOException {
    image(training + "/a/1.png", 2, Color.RED);
    image(training + "/b/1.png", 2, Color.RED);
    image(testing + "/a/1.png", 2, Color.RED);
    image(testing + "/b/1.png", 2, Color.RED);
    image(testing + "/b/2.png", 2, Color.RED);
    LabelledData data = new LabelledData(folder, ImageOptions.defaults());

    ImageSet train = data.read(Mnist.Split.TRAIN);

    assertThat(train.labels()).containsExactly(0, 1);
    assertThat(data.readTest(train).labels()).containsExactly(0, 1, 1);
  }

  @Test
  void imagesWithoutLabelsLieAnywhereInTheFolder() throws IOException {
    image("1.png", 2, Color.RED);
    image("a/1.png", 2, Color.RED);
    image("a/b/1.png", 2, Color.RED);
    image("c/.1.png", 2, Color.RED);
    ImageOptions unlabelled = new ImageOptions(ChannelOrder.BGR, 0, Optional.empty(), false);
    LabelledData data = new LabelledData(folder, unlabelled);

    ImageSet train = data.read(Mnist.Split.TRAIN);

    assertThat(train.labels()).containsExactly(0, 0);
    assertThat(train.classes()).isEqualTo(1);
    assertThat(data.readTest(train).size()).isEqualTo(1);
    assertThat(data.notices()).noneMatch(notice -> notice.contains("classes"));
  }

  @Test
  void hiddenAndEmptyFoldersAndHiddenFilesDoNotCount() throws IOException {
    image(".cache/1.png", 2, Color.RED);
    image("a/1.png", 2, Color.RED);
    image("a/.thumbnail.png", 2, Color.RED);
    image("b/1.png", 2, Color.RED);
    Files.createDirectories(folder.resolve("empty"));
    image("hidden-only/.1.png", 2, Color.RED);
    LabelledData data = new LabelledData(folder, ImageOptions.defaults());

    ImageSet test = data.read(Mnist.Split.TEST);

    assertThat(test.classes()).isEqualTo(2);
    assertThat(data.notices())
        .contains("2 classes, numbered in the order of their names: a, b")
        .contains("colour channels in the order BGR (--channels)");
  }

  @Test
  void aFileNamesTheClassesInTheOrderOfTheOutputs() throws IOException {
    image("one/1.png", 2, Color.RED);
    image("zero/1.png", 2, Color.RED);
    Path names = Files.writeString(folder.resolve("classes.txt"), "zero\none\n\ntwo\n");
    ImageOptions options = new ImageOptions(ChannelOrder.BGR, 0, Optional.of(names));
    LabelledData data = new LabelledData(folder, options);

    ImageSet test = data.read(Mnist.Split.TEST);

    assertThat(test.classes()).isEqualTo(3);
    assertThat(test.labels()).containsExactly(0);
    assertThat(data.notices())
        .contains("3 classes, numbered in the order of " + names + ": zero, one, two");
    Files.writeString(names, "zero\n");
    assertThatThrownBy(() -> data.read(Mnist.Split.TEST))
        .hasMessageEndingWith("holds class folders that " + names + " does not name: one");
    Files.writeString(names, "zero\none\nzero\n");
    assertThatThrownBy(() -> data.read(Mnist.Split.TEST))
        .hasMessage(names + " names a class twice");
  }

  @Test
  void saysHowManyImagesAreScaled() throws IOException {
    image("train/a/1.png", 4, Color.RED);
    image("train/b/1.png", 4, Color.RED);
    image("train/b/2.png", 6, Color.RED);
    LabelledData data = new LabelledData(folder, ImageOptions.defaults());

    data.read(Mnist.Split.TRAIN);

    assertThat(data.notices())
        .contains(
            folder.resolve("train")
                + ": 1 of 3 images are scaled to 4 x 4 pixels, the size of the first");
  }

  @Test
  void aClassMayBeCalledTrain() throws IOException {
    image("car/1.png", 4, Color.RED);
    image("train/1.png", 4, Color.BLUE);

    assertThat(new LabelledData(folder, ImageOptions.defaults()).read(Mnist.Split.TEST).classes())
        .isEqualTo(2);
  }

  @Test
  void partsWithoutClassesAreNotClassesThemselves() throws IOException {
    image("train/1.png", 4, Color.RED);
    image("test/1.png", 4, Color.BLUE);

    assertThatThrownBy(
            () -> new LabelledData(folder, ImageOptions.defaults()).read(Mnist.Split.TEST))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("test holds neither");
  }

  @Test
  void saysWhatIsWrongWithAFolder() throws IOException {
    assertThatThrownBy(
            () -> new LabelledData(folder, ImageOptions.defaults()).read(Mnist.Split.TRAIN))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith(
            "holds neither MNIST's idx files nor a folder of images for each class");

    image("a/1.png", 2, Color.RED);
    Files.createDirectories(folder.resolve("b"));
    Files.writeString(folder.resolve("b/notes.txt"), "no image");
    assertThatThrownBy(
            () -> new LabelledData(folder, ImageOptions.defaults()).read(Mnist.Split.TRAIN))
        .hasMessageContaining("notes.txt is not an image");
  }
}
