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
package io.github.debutdl4j.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.cli.data.Mnist;
import io.github.debutdl4j.export.DeButExporter;
import io.github.debutdl4j.export.ExportOptions;
import io.github.debutdl4j.runtime.Models;
import io.github.debutdl4j.runtime.Session;
import io.github.debutdl4j.zoo.AllDeButLeNet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.zoo.PretrainedType;
import org.junit.jupiter.api.Test;

/** Spark on two threads gives the bits of a session for the 60,000 digits of MNIST. */
class SparkBatchScoringTest {

  private static final int PIXELS = 28 * 28;

  @Test
  void scoresAreThoseOfOneMachine() throws IOException {
    byte[] model = lenet();
    ImageSet digits = Mnist.bundled(Mnist.Split.TRAIN);
    List<float[]> images =
        IntStream.range(0, digits.size()).mapToObj(n -> image(digits, n)).toList();
    float[][] expected = new float[images.size()][10];
    try (Session session = Models.read(new ByteArrayInputStream(model)).newSession()) {
      for (int n = 0; n < expected.length; n++) {
        session.run(images.get(n), expected[n]);
      }
    }
    SparkConf local =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("scoring")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "localhost")
            .set("spark.driver.bindAddress", "127.0.0.1");
    try (JavaSparkContext spark = new JavaSparkContext(local)) {
      List<float[]> scores =
          SparkBatchScoring.score(spark, model, spark.parallelize(images, 5)).collect();

      long same =
          IntStream.range(0, expected.length)
              .filter(n -> Arrays.equals(scores.get(n), expected[n]))
              .count();
      System.out.printf("%d of %d results are those of one machine%n", same, scores.size());
      assertThat(scores).hasSize(60_000);
      assertThat(same).isEqualTo(60_000);
    }
  }

  /** The trained network of the zoo as a model file. */
  private static byte[] lenet() throws IOException {
    ComputationGraph network = AllDeButLeNet.builder().build().initPretrained(PretrainedType.MNIST);
    return DeButExporter.runtime(network, ExportOptions.builder().inputShape(1, 28, 28).build())
        .toByteArray();
  }

  private static float[] image(ImageSet digits, int n) {
    float[] image = new float[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      image[i] = (digits.pixels()[n * PIXELS + i] & 0xff) / 255f;
    }
    return image;
  }
}
