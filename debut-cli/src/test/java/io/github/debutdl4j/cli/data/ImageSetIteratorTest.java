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
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;

class ImageSetIteratorTest {

  /** Two images of 2 channels, 2 rows and 3 columns: pixel values 0 to 11 and 100 to 111. */
  private static final ImageSet IMAGES = images();

  private static ImageSet images() {
    byte[] pixels = new byte[24];
    for (int i = 0; i < 12; i++) {
      pixels[i] = (byte) i;
      pixels[12 + i] = (byte) (100 + i);
    }
    return new ImageSet(pixels, new int[] {1, 0}, 2, 2, 3, 2);
  }

  @Test
  void scalesPixelsAndMarksTheClass() {
    DataSet first = ImageSetIterator.inOrder(IMAGES, ImageInput.of(ImageLayout.NCHW), 1).next();

    assertThat(first.getFeatures().shape()).containsExactly(1, 2, 2, 3);
    assertThat(first.getFeatures().getFloat(0, 1, 1, 2)).isCloseTo(11 / 255f, within(1e-6f));
    assertThat(first.getLabels().toFloatVector()).containsExactly(0, 1);
  }

  @Test
  void givesEachLayoutItsShapeWithTheSamePixels() {
    DataSet last = ImageSetIterator.inOrder(IMAGES, ImageInput.of(ImageLayout.NHWC), 2).next();
    DataSet flat = ImageSetIterator.inOrder(IMAGES, ImageInput.of(ImageLayout.FLAT), 2).next();

    assertThat(last.getFeatures().shape()).containsExactly(2, 2, 3, 2);
    assertThat(last.getFeatures().getFloat(1, 1, 2, 1)).isCloseTo(111 / 255f, within(1e-6f));
    assertThat(flat.getFeatures().shape()).containsExactly(2, 12);
    assertThat(flat.getFeatures().getFloat(1, 11)).isCloseTo(111 / 255f, within(1e-6f));
  }

  @Test
  void aShorterLastMinibatchEndsAnEpoch() {
    ImageSetIterator digits =
        ImageSetIterator.inOrder(
            Mnist.bundled(Mnist.Split.TEST).first(10), ImageInput.of(ImageLayout.NCHW), 4);

    assertThat(digits.batchesPerEpoch()).isEqualTo(3);
    assertThat(digits.next().numExamples()).isEqualTo(4);
    assertThat(digits.next().numExamples()).isEqualTo(4);
    assertThat(digits.next().numExamples()).isEqualTo(2);
    assertThat(digits.hasNext()).isFalse();
    digits.reset();
    assertThat(digits.hasNext()).isTrue();
  }

  @Test
  void theSameSeedGivesTheSameShuffledAndShiftedMinibatches() {
    ImageSet images = Mnist.bundled(Mnist.Split.TEST).first(50);
    ImageSetIterator one =
        ImageSetIterator.shuffled(images, ImageInput.of(ImageLayout.NCHW), 50, 1, 3);
    ImageSetIterator two =
        ImageSetIterator.shuffled(images, ImageInput.of(ImageLayout.NCHW), 50, 1, 3);
    DataSet firstEpoch = one.next();

    assertThat(firstEpoch.getFeatures()).isEqualTo(two.next().getFeatures());
    one.reset();
    assertThat(one.next().getLabels()).isNotEqualTo(firstEpoch.getLabels());
  }

  @Test
  void everyImageComesOnceAnEpoch() {
    ImageSet images = Mnist.bundled(Mnist.Split.TEST).first(100);
    ImageSetIterator digits =
        ImageSetIterator.shuffled(images, ImageInput.of(ImageLayout.FLAT), 100, 0, 5);

    DataSet shuffled = digits.next();
    DataSet ordered = ImageSetIterator.inOrder(images, ImageInput.of(ImageLayout.FLAT), 100).next();

    assertThat(shuffled.getLabels().sum(0)).isEqualTo(ordered.getLabels().sum(0));
    assertThat(shuffled.getFeatures().sumNumber().doubleValue())
        .isCloseTo(ordered.getFeatures().sumNumber().doubleValue(), withPercentage(1e-3));
  }
}
