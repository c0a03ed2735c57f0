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
package io.github.debutdl4j.cli.fuzz;

import io.github.debutdl4j.cli.data.DataException;
import io.github.debutdl4j.cli.npy.NpyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nd4j.linalg.factory.Nd4j;

/** Npy files. */
final class NpyFileReader implements Reader {

  @Override
  public String name() {
    return "npy";
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        Nd4j.toNpyByteArray(Nd4j.rand(3, 4)),
        Nd4j.toNpyByteArray(Nd4j.createFromArray(new int[][] {{1, 2}, {3, 4}})),
        ("\u0093NUMPY\1\0\74\0{'descr': '>f2', 'fortran_order': True, 'shape': (2, 3L)  }\n"
                + "abcdefghijkl")
            .getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void read(byte[] file, Path folder) throws IOException {
    NpyReader.read(Files.write(folder.resolve("w.npy"), file));
  }

  @Override
  public boolean isRefusal(Throwable thrown) {
    return thrown instanceof DataException;
  }
}
