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
package io.github.debutdl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.debutdl4j.internal.modelfile.NetworkFiles;
import io.github.debutdl4j.internal.modelfile.WeightEncoding;
import io.github.debutdl4j.internal.network.RandomNetworks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged model files: refused, or read as another model, with memory bounded by their size. */
class DamagedModelsTest {

  private static final int MUTATIONS = Integer.getInteger("debut.mutations", 2000);

  /** What small objects of a header may take. */
  private static final long BOUND = 64 << 20;

  @Test
  void aDamagedFileIsRefusedOrGivesAModel() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Random random = new Random(77);
    int refused = 0;
    byte[][] originals = new byte[150][];
    for (int n = 0; n < originals.length; n++) {
      WeightEncoding encoding = WeightEncoding.values()[n % 3];
      originals[n] = NetworkFiles.bytes(RandomNetworks.of(n), encoding);
    }
    for (int n = 0; n < MUTATIONS; n++) {
      byte[] bytes = mutated(originals[n % originals.length], random);
      long before = threads.getCurrentThreadAllocatedBytes();
      try {
        Model model = Models.read(new ByteArrayInputStream(bytes));
        assertThat(model.outputs()).isNotEmpty();
      } catch (ModelFormatException e) {
        refused++;
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertThat(allocated).isLessThan(2L * bytes.length + BOUND);
    }
    assertThat(refused).isBetween(MUTATIONS / 2, MUTATIONS - MUTATIONS / 100);
  }

  private static byte[] mutated(byte[] original, Random random) {
    byte[] bytes = original.clone();
    int header = bytes[8] == '{' ? 8 + (bytes[0] & 255 | (bytes[1] & 255) << 8) : bytes.length;
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      int bound = random.nextInt(4) == 0 ? bytes.length : Math.min(header, bytes.length);
      int at = random.nextInt(bound);
      switch (random.nextInt(6)) {
        case 0:
          bytes[at] ^= (byte) (1 << random.nextInt(8));
          break;
        case 1:
          bytes = Arrays.copyOf(bytes, at + 1);
          break;
        case 2:
          bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(20));
          break;
        case 3:
          bytes[at] = (byte) "0123456789-.,:\"{}[]\\eE tnu".charAt(random.nextInt(26));
          break;
        default:
          changeDigit(bytes, at, random);
      }
    }
    return bytes;
  }

  /** Changes the next digit after a place. */
  private static void changeDigit(byte[] bytes, int from, Random random) {
    for (int at = from; at < bytes.length; at++) {
      if (bytes[at] >= '0' && bytes[at] <= '9') {
        bytes[at] = (byte) ('0' + random.nextInt(10));
        return;
      }
    }
  }
}
