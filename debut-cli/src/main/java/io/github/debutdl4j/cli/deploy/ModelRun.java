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
package io.github.debutdl4j.cli.deploy;

import io.github.debutdl4j.cli.data.ImageSet;
import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.Session;
import java.util.Arrays;
import java.util.List;

/** Runs the images of a set through a model of the runtime, one at a time. */
final class ModelRun {

  private static final int BYTE = 0xff;
  private static final int WARM_UP = 200;
  private static final double NANOS_PER_MS = 1e6;

  private final Model model;
  private final ImageSet images;
  private final float white;

  /**
   * A model and the images that it is to classify.
   *
   * @param white what a pixel of 255 is for the model: 1, or 255 if a normaliser is part of it
   * @throws IllegalArgumentException if they do not fit each other
   */
  ModelRun(Model model, ImageSet images, float white) {
    if (model.inputs().size() != 1
        || model.outputs().size() != 1
        || model.inputs().get(0).size() != images.imageLength()
        || model.outputs().get(0).size() != images.classes()) {
      throw new IllegalArgumentException(
          "the model reads %s and gives %s, which does not fit images of %s"
              .formatted(model.inputs(), model.outputs(), images.shape()));
    }
    this.model = model;
    this.images = images;
    this.white = white;
  }

  /** What was measured. */
  record Result(double accuracy, double medianMs, double p99Ms) {}

  Result measure() {
    float[] output = new float[images.classes()];
    long[] nanos = new long[images.size()];
    int right = 0;
    try (Session session = model.newSession()) {
      for (int i = 0; i < Math.min(WARM_UP, images.size()); i++) {
        session.run(image(i), output);
      }
      for (int i = 0; i < images.size(); i++) {
        float[] input = image(i);
        long start = System.nanoTime();
        session.run(input, output);
        nanos[i] = System.nanoTime() - start;
        right += largest(output) == images.labels()[i] ? 1 : 0;
      }
    }
    Arrays.sort(nanos);
    return new Result(
        (double) right / images.size(),
        nanos[nanos.length / 2] / NANOS_PER_MS,
        nanos[(int) (nanos.length * 0.99)] / NANOS_PER_MS);
  }

  /** Pixels from 0 to white, channels first or, where the model says so, last. */
  private float[] image(int index) {
    List<Integer> shape = model.inputs().get(0).shape();
    int channels = images.channels();
    int pixels = images.height() * images.width();
    boolean last = shape.size() == 3 && shape.get(0) != channels && shape.get(2) == channels;
    float[] result = new float[channels * pixels];
    for (int i = 0; i < result.length; i++) {
      int to = last ? i % pixels * channels + i / pixels : i;
      result[to] = (images.pixels()[index * result.length + i] & BYTE) * white / BYTE;
    }
    return result;
  }

  private static int largest(float[] numbers) {
    int largest = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (!Float.isFinite(numbers[i])) {
        throw new IllegalArgumentException(
            "the model gives the output " + numbers[i] + "; look at the scale of its inputs");
      }
      largest = numbers[i] > numbers[largest] ? i : largest;
    }
    return largest;
  }
}
