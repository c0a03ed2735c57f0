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

import io.github.debutdl4j.runtime.Model;
import io.github.debutdl4j.runtime.Models;
import io.github.debutdl4j.runtime.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Reads images of 28 x 28 bytes, one after another, from standard input and prints the digit of
 * each. The model is inside the program's jar; {@link JlinkImage} makes a program of it that needs
 * no Java on the machine.
 */
public final class DigitsApp {

  private static final int BYTE = 0xff;

  private DigitsApp() {}

  /**
   * @param args none
   */
  public static void main(String[] args) throws IOException {
    try (InputStream file = DigitsApp.class.getResourceAsStream("model.debut")) {
      Model model = Models.read(file);
      float[] image = new float[model.inputs().get(0).size()];
      float[] probabilities = new float[model.outputs().get(0).size()];
      try (Session session = model.newSession()) {
        byte[] pixels = System.in.readNBytes(image.length);
        while (pixels.length == image.length) {
          ByteBuffer bytes = ByteBuffer.wrap(pixels);
          for (int i = 0; i < image.length; i++) {
            image[i] = (bytes.get() & BYTE) / 255f;
          }
          session.run(image, probabilities);
          System.out.println(largest(probabilities));
          pixels = System.in.readNBytes(image.length);
        }
      }
    }
  }

  private static int largest(float[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return largest;
  }
}
