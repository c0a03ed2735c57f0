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
package io.github.debutdl4j.cli.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.cli.data.ImageSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class RecipePartsTest {

  /** Two images of 4 x 4: three ink pixels in the first, none in the second. */
  private static ImageSet images() {
    byte[] pixels = new byte[32];
    pixels[1] = 51;
    pixels[6] = (byte) 255;
    pixels[15] = 102;
    return new ImageSet(pixels, new int[] {3, 0}, 1, 4, 4, 10);
  }

  @Test
  void everyInkPixelIsDrawnOnceBeforeAnyIsDrawnAgain() {
    INDArray points = new PointSets(images()).draw(new int[] {0}, 3, 5);

    assertThat(points.shape()).containsExactly(1, 3, 3, 1);
    assertThat(points.slice(0).slice(2).reshape(3).toFloatVector())
        .containsExactlyInAnyOrder(0.2f, 1f, 0.4f);
  }

  @Test
  void pointsLieInTheMiddleOfTheirPixel() {
    INDArray points = new PointSets(images()).draw(new int[] {0}, 60, 5).slice(0);

    for (int point = 0; point < 60; point++) {
      if (points.getFloat(2, point, 0) == 1f) { // the pixel in row 1, column 2
        assertThat(points.getFloat(0, point, 0)).isEqualTo(0.25f);
        assertThat(points.getFloat(1, point, 0)).isEqualTo(-0.25f);
      }
    }
  }

  @Test
  void anImageWithoutInkGivesPointsAllTheSame() {
    assertThat(new PointSets(images()).draw(new int[] {1}, 8, 5).isNaN().any()).isFalse();
  }

  @Test
  void theSameSeedDrawsTheSamePoints() {
    PointSets sets = new PointSets(images());

    assertThat(sets.draw(new int[] {0, 1}, 8, 5)).isEqualTo(sets.draw(new int[] {0, 1}, 8, 5));
    assertThat(sets.draw(new int[] {0}, 8, 5)).isNotEqualTo(sets.draw(new int[] {0}, 8, 6));
  }

  @Test
  void anEpochHasEveryExampleOnceAndEachEpochItsOwnOrder() {
    EpochOrder order = new EpochOrder(12, 4, 9);

    int[] first = epoch(order, 0);
    int[] second = epoch(order, 1);

    assertThat(first).containsExactlyInAnyOrder(IntStream.range(0, 12).toArray());
    assertThat(second).containsExactlyInAnyOrder(first).isNotEqualTo(first);
    assertThat(epoch(order, 0)).isEqualTo(first);
  }

  @Test
  void imagesAreCentredOrShiftedWithinReach() {
    DigitImages square = new DigitImages(images(), 8);

    INDArray centred = square.centred(new int[] {0});
    assertThat(centred.shape()).containsExactly(1, 1, 8, 8);
    assertThat(centred.getFloat(0, 0, 3, 4)).isEqualTo(1f);
    INDArray moved = square.moved(new int[] {0, 0, 0, 0}, 2, 1);
    assertThat(moved.sumNumber().floatValue())
        .isCloseTo(4 * centred.sumNumber().floatValue(), within(1e-4f));
    assertThat(moved.slice(0)).isNotEqualTo(moved.slice(1));
  }

  private static int[] epoch(EpochOrder order, int epoch) {
    return IntStream.range(0, 3)
        .flatMap(step -> IntStream.of(order.examples(3 * epoch + step)))
        .toArray();
  }
}
