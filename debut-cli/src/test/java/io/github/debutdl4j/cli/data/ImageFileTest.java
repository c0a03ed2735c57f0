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

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that Pillow 12.3, ImageMagick 6.9 and libjpeg-turbo 2.1 wrote, some changed by hand,
 * against fixed pixels.
 *
 * <p>Each line of {@code decoded.tsv} is a name, the file in base64, width, height and channels,
 * the distance of the pixels that are compared, and these, channel by channel, red first. They are
 * what NativeImageLoader of DL4J 1.0.0-M2.1 gave, of 16 bits the upper 8; those of GIF files, of
 * {@code palette-rle.bmp} and of grey TIFF files of 2 and 4 bits, which it does not read or reads
 * wrongly, are what the files were made from. Each line of {@code refused.tsv} is a name, what the
 * error says, and the file.
 */
class ImageFileTest {

  /** For classes, tables and messages; the pixels of the large images are 3,600,000,000. */
  private static final long LITTLE_MEMORY = 32 << 20;

  @TempDir private Path folder;

  static Stream<String[]> decoded() throws IOException {
    return lines("decoded.tsv");
  }

  static Stream<String[]> refused() throws IOException {
    return lines("refused.tsv");
  }

  private static Stream<String[]> lines(String resource) throws IOException {
    try (InputStream in = ImageFileTest.class.getResourceAsStream("/images/" + resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(line -> line.split("\t", -1)).toList().stream();
    }
  }

  private Path file(String name, String base64) throws IOException {
    return Files.write(folder.resolve(name), Base64.getDecoder().decode(base64));
  }

  private static int[] numbers(String list) {
    return Arrays.stream(list.split("[ ,]")).mapToInt(Integer::parseInt).toArray();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("decoded")
  void reads(String name, String bytes, String shape, String distance, String values)
      throws IOException {
    RasterImage image = ImageFile.read(file(name, bytes)).image();

    assertThat(new int[] {image.width(), image.height(), image.channels()})
        .isEqualTo(numbers(shape));
    assertThat(pixels(image, Integer.parseInt(distance))).isEqualTo(numbers(values));
  }

  /** The pixels in the middle of each square of some width. */
  private static int[] pixels(RasterImage image, int distance) {
    int plane = image.width() * image.height();
    int across = image.width() / distance;
    int each = across * (image.height() / distance);
    int[] pixels = new int[image.channels() * each];
    Arrays.setAll(
        pixels,
        i -> {
          int y = i % each / across * distance + distance / 2;
          int x = i % across * distance + distance / 2;
          return image.pixels()[i / each * plane + y * image.width() + x] & 0xff;
        });
    return pixels;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("refused")
  void refusesBeforeMuchMemoryIsTaken(String name, String message, String bytes)
      throws IOException {
    Path file = file(name, bytes);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    assertThatThrownBy(() -> ImageFile.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(LITTLE_MEMORY);
  }

  @Test
  void tellsWhichFilesHadMoreThanEightBits() throws IOException {
    for (String[] line : decoded().toList()) {
      boolean isReduced = ImageFile.read(file(line[0], line[1])).isReduced();

      assertThat(isReduced).as(line[0]).isEqualTo(line[0].contains("16bit"));
    }
  }

  @Test
  void turnsImagesByAllEightOrientations() {
    RasterImage image = new RasterImage(3, 2, 1, new byte[] {1, 2, 3, 4, 5, 6});

    assertThat(image.oriented(1).pixels()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(image.oriented(2).pixels()).containsExactly(3, 2, 1, 6, 5, 4);
    assertThat(image.oriented(3).pixels()).containsExactly(6, 5, 4, 3, 2, 1);
    assertThat(image.oriented(4).pixels()).containsExactly(4, 5, 6, 1, 2, 3);
    assertThat(image.oriented(5).pixels()).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(image.oriented(6).pixels()).containsExactly(4, 1, 5, 2, 6, 3);
    assertThat(image.oriented(7).pixels()).containsExactly(6, 3, 5, 2, 4, 1);
    assertThat(image.oriented(8).pixels()).containsExactly(3, 6, 2, 5, 1, 4);
  }
}
