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
package io.github.debutdl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large matrix is in memory three times at most, as floats. */
class FactorizeMemoryTest {

  private static final int SIDE = 3072;

  /** Room for three matrices of 36 MB and for Java itself. */
  private static final String HEAP = "-Xmx132m";

  @TempDir private Path folder;

  @Test
  void fitsAMatrixInAHeapOfThreeCopies() throws IOException, InterruptedException {
    Path matrix = folder.resolve("w.npy");
    write(matrix);
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-Xmn8m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Debut.class.getName(),
                "factorize",
                matrix.toString(),
                "--chain",
                "8192 3072 32 12 1 3072 8192 12 32 32 3072 3072 8 8 384")
            .redirectErrorStream(true)
            .start();
    String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output).contains("of 9,437,184 parameters").contains("relative error 0.9");
    assertThat(java.exitValue()).isZero();
  }

  private static void write(Path file) throws IOException {
    String header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }\n".formatted(SIDE, SIDE);
    Random random = new Random(1);
    ByteBuffer row = ByteBuffer.allocate(Float.BYTES * SIDE).order(ByteOrder.LITTLE_ENDIAN);
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
      out.writeShort(Short.reverseBytes((short) header.length()));
      out.write(header.getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < SIDE; i++) {
        row.clear();
        for (int j = 0; j < SIDE; j++) {
          row.putFloat(random.nextFloat() - 0.5f);
        }
        out.write(row.array());
      }
    }
  }
}
