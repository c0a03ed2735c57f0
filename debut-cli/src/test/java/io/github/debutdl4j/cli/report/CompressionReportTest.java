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
package io.github.debutdl4j.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.cli.model.AnyNetwork;
import io.github.debutdl4j.convert.ConversionReport;
import io.github.debutdl4j.convert.ConvertOptions;
import io.github.debutdl4j.convert.DeButConverter;
import io.github.debutdl4j.factorize.ErrorCurve;
import io.github.debutdl4j.zoo.AllDeButLeNet;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;

class CompressionReportTest {

  @Test
  void aFactorsPictureIsDarkExactlyWhereItsWeightsAre() throws IOException {
    byte[] png = FactorPicture.png(DeButFactor.ofPattern(2, 1, 1, 2));

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(180);
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        boolean dark = image.getRGB(column * 45 + 20, row * 45 + 20) != 0xffffffff;
        assertThat(dark).isEqualTo(row == column);
      }
    }
  }

  @Test
  void thePageHoldsTablesAndPicturesAndNothingFromElsewhere() {
    ComputationGraph lenet = AllDeButLeNet.builder().build().initDense();
    ConversionReport conversion =
        DeButConverter.plan(lenet, ConvertOptions.builder().keepDense("fc1").build());
    LossHistory losses = new LossHistory();
    for (int step = 0; step < 100; step++) {
      losses.add(1.0 / (1 + step));
    }

    String html =
        new CompressionReport("A <test>")
            .comparison("Both", List.of(List.of("", "dense"), List.of("accuracy", "99 %")))
            .layers(conversion)
            .patterns(conversion)
            .fineTuning(losses)
            .html();

    assertThat(html)
        .contains("<title>A &lt;test&gt;</title>")
        .contains("<td>conv2</td>")
        .contains("the options keep it dense")
        .contains("Fine-tuning")
        .doesNotContain("http");
    int factors =
        conversion.layers().stream()
            .flatMap(layer -> layer.chainAfter().stream())
            .mapToInt(chain -> chain.length())
            .sum();
    assertThat(html.split("data:image/png;base64,")).hasSize(1 + factors + 1);
  }

  @Test
  void everyDenseLayerHasAnErrorCurveThatFalls() {
    ComputationGraph small = AllDeButLeNet.builder().inputShape(1, 16, 16).build().initDense();

    Map<String, ErrorCurve> curves = LayerCurves.of(AnyNetwork.of(small));

    assertThat(curves).containsOnlyKeys("conv1", "conv2", "fc1", "fc2", "output");
    assertThat(curves.values())
        .allSatisfy(
            curve ->
                assertThat(curve.points().get(0).relativeError())
                    .isGreaterThanOrEqualTo(
                        curve.points().get(curve.points().size() - 1).relativeError()));
    byte[] png = new CurvePicture("x", "y").curve("c", List.of(1.0), List.of(2.0)).png();
    assertThat(png).startsWith(0x89, 'P', 'N', 'G');
  }
}
