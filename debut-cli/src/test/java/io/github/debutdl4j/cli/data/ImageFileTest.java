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
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What numbers stand in a file are the numbers that are read. */
class ImageFileTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("image.png");
  }

  @Test
  void greyIsReadAsStored() throws IOException {
    save(filled(grey(DataBuffer.TYPE_BYTE, false), 128));

    assertThat(read()).isEqualTo(new int[] {128});
  }

  @Test
  void greyWithAlphaIsReadWithoutGammaAndWithoutAlpha() throws IOException {
    save(filled(grey(DataBuffer.TYPE_BYTE, true), 128, 77));

    assertThat(read()).isEqualTo(new int[] {128});
  }

  @Test
  void sixteenBitsAreReducedToTheUpperEight() throws IOException {
    save(filled(grey(DataBuffer.TYPE_USHORT, false), 0x80ff));

    assertThat(read()).isEqualTo(new int[] {0x80});
    assertThat(ImageFile.read(file).isReduced()).isTrue();
  }

  @Test
  void transparencyIsDropped() throws IOException {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x40_10_20_30);
    save(image);

    assertThat(read()).isEqualTo(new int[] {0x10, 0x20, 0x30});
  }

  @Test
  void paletteColoursAreLookedUp() throws IOException {
    byte[] red = {0, 10};
    byte[] green = {0, 20};
    byte[] blue = {0, 30};
    BufferedImage image =
        new BufferedImage(
            1, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 2, red, green, blue));
    image.getRaster().setSample(0, 0, 0, 1);
    save(image);

    assertThat(read()).isEqualTo(new int[] {10, 20, 30});
  }

  @Test
  void oneBitIsBlackOrWhite() throws IOException {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(0, 0, Color.WHITE.getRGB());
    save(image);

    assertThat(ImageFile.read(file).image().withChannels(1).pixels()).containsExactly((byte) 255);
  }

  @Test
  void refusesATruncatedFileByName() throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      image.setRGB(i % 64, i / 64, i * 7919);
    }
    save(image);
    byte[] all = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(all, all.length / 2));

    assertThatThrownBy(() -> ImageFile.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("image.png");
  }

  @Test
  void refusesWhatIsNotAnImage() throws IOException {
    Files.writeString(file, "not an image");

    assertThatThrownBy(() -> ImageFile.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("is not an image");
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

  private static BufferedImage grey(int type, boolean hasAlpha) {
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            hasAlpha,
            false,
            hasAlpha ? ColorModel.TRANSLUCENT : ColorModel.OPAQUE,
            type);
    WritableRaster raster = model.createCompatibleWritableRaster(1, 1);
    return new BufferedImage(model, raster, false, null);
  }

  private static BufferedImage filled(BufferedImage image, int... samples) {
    image.getRaster().setPixel(0, 0, samples);
    return image;
  }

  private void save(BufferedImage image) throws IOException {
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
  }

  private int[] read() {
    byte[] pixels = ImageFile.read(file).image().pixels();
    int[] values = new int[pixels.length];
    Arrays.setAll(values, i -> pixels[i] & 0xff);
    return values;
  }
}
