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

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A few of the bundled test images as a folder of idx files, for both parts. */
public final class SmallMnist {

  private SmallMnist() {}

  public static Path write(Path folder, int images) throws IOException {
    Files.createDirectories(folder);
    ImageSet set = Mnist.bundled(Mnist.Split.TEST).first(images);
    for (Mnist.Split split : Mnist.Split.values()) {
      try (DataOutputStream out = open(folder.resolve(split.imagesFile() + ".gz"))) {
        for (int number : new int[] {0x803, images, 28, 28}) {
          out.writeInt(number);
        }
        out.write(set.pixels());
      }
      try (DataOutputStream out = open(folder.resolve(split.labelsFile() + ".gz"))) {
        out.writeInt(0x801);
        out.writeInt(images);
        for (int label : set.labels()) {
          out.writeByte(label);
        }
      }
    }
    return folder;
  }

  private static DataOutputStream open(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return new DataOutputStream(new GZIPOutputStream(out));
  }
}
