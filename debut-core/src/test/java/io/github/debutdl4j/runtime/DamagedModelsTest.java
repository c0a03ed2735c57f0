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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.debutdl4j.internal.modelfile.NetworkFiles;
import io.github.debutdl4j.internal.modelfile.WeightEncoding;
import io.github.debutdl4j.internal.network.RandomNetworks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged model files: refused, or read as another model, with memory bounded by their size. */
class DamagedModelsTest {

  private static final int MUTATIONS = Integer.getInteger("debut.mutations", 2000);

  /** What the objects of a header may take, the largest one included. */
  private static final long BOUND = 64 << 20;

  /** Longest header that is read. */
  private static final int HEADER = 4 << 20;

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

  /** Reads bytes as a stream that does not tell its length, and as one that lies about it. */
  private static void assertMemoryIsBounded(byte[] bytes, int available) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    InputStream in =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int available() {
            return available;
          }

          @Override
          public synchronized int read(byte[] to, int offset, int length) {
            return super.read(to, offset, Math.min(length, 1000)); // as a network gives them
          }
        };
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThatThrownBy(() -> Models.read(in)).isInstanceOf(ModelFormatException.class);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).isLessThan(2L * bytes.length + BOUND);
  }

  @Test
  void streamsOfAnyLengthTakeTwiceTheirLength() {
    for (int length : new int[] {0, 1, 65_537, (1 << 20) + 1, 70_000_001}) {
      for (int available : new int[] {0, Integer.MAX_VALUE}) {
        assertMemoryIsBounded(new byte[length], available);
      }
    }
  }

  @Test
  void headersOfTheLargestSizeTakeBoundedMemory() {
    for (String filling : new String[] {"[", "\u00e9", "\\u0041", "0,"}) {
      for (String start :
          new String[] {"", "[", "{\"a\":\"", "{\"__metadata__\":{\"network\":\"\\n"}) {
        byte[] text = (start + filling.repeat(HEADER / filling.length())).getBytes(UTF_8);
        byte[] file = Arrays.copyOf(text, HEADER);
        ByteBuffer whole = ByteBuffer.allocate(8 + HEADER).order(ByteOrder.LITTLE_ENDIAN);
        assertMemoryIsBounded(whole.putLong(HEADER).put(file).array(), 0);
      }
    }
    ByteBuffer larger = ByteBuffer.allocate(16 + HEADER).order(ByteOrder.LITTLE_ENDIAN);
    assertMemoryIsBounded(larger.putLong(HEADER + 1).array(), 0);
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
