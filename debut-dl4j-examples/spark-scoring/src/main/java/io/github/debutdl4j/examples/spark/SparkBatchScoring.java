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

import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.Models;
import io.github.debutdl4j.runtime.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Scores many examples with Spark: each executor gets the model file once. */
public final class SparkBatchScoring {

  private SparkBatchScoring() {}

  /**
   * The outputs of a model of one input and one output, in the order of the examples.
   *
   * @param modelFile content of a {@code .debut} file
   * @param examples arrays as a session takes them
   */
  public static JavaRDD<float[]> score(
      JavaSparkContext spark, byte[] modelFile, JavaRDD<float[]> examples) {
    Broadcast<byte[]> file = spark.broadcast(modelFile);
    return examples.mapPartitions(partition -> new Scores(file.value(), partition));
  }

  /** Scores a partition with a session of its own, as Spark asks for the results. */
  private static final class Scores implements Iterator<float[]> {

    private final Iterator<float[]> examples;
    private final Session session;
    private final int outputs;

    Scores(byte[] modelFile, Iterator<float[]> examples) throws IOException {
      Model model = Models.read(new ByteArrayInputStream(modelFile));
      this.examples = examples;
      this.session = model.newSession(); // on the thread of the task: nothing else to release
      this.outputs = model.outputs().get(0).size();
    }

    @Override
    public boolean hasNext() {
      return examples.hasNext();
    }

    @Override
    public float[] next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      float[] output = new float[outputs];
      session.run(examples.next(), output);
      return output;
    }
  }
}
