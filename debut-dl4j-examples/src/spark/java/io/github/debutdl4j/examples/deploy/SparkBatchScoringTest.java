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
package io.github.debutdl4j.examples.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.examples.ExportToRuntime;
import io.github.debutdl4j.runtime.Models;
import io.github.debutdl4j.runtime.Session;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark on two threads gives the bits of a session. */
class SparkBatchScoringTest {

  @TempDir Path folder;

  @Test
  void scoresAreThoseOfOneMachine() throws Exception {
    Path file = folder.resolve("lenet.debut");
    ExportToRuntime.main(new String[] {file.toString()});
    byte[] model = Files.readAllBytes(file);
    Random random = new Random(7);
    List<float[]> images = new ArrayList<>();
    List<float[]> expected = new ArrayList<>();
    try (Session session = Models.read(new ByteArrayInputStream(model)).newSession()) {
      for (int n = 0; n < 500; n++) {
        float[] image = new float[784];
        for (int i = 0; i < image.length; i++) {
          image[i] = random.nextFloat();
        }
        float[] output = new float[10];
        session.run(image, output);
        images.add(image);
        expected.add(output);
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

      assertThat(scores).hasSize(expected.size());
      for (int n = 0; n < scores.size(); n++) {
        assertThat(scores.get(n)).isEqualTo(expected.get(n));
      }
    }
  }
}
