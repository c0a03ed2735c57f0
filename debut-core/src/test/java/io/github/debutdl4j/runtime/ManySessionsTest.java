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
import io.github.debutdl4j.chain.ChainPolicy;
import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.modelfile.NetworkFiles;
import io.github.debutdl4j.internal.modelfile.WeightEncoding;
import io.github.debutdl4j.internal.network.Activation;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Network;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import io.github.debutdl4j.internal.network.Window;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Sessions that run at the same time, and what runs allocate. */
class ManySessionsTest {

  private static final int PIXELS = 3 * 16 * 16;
  private static final int CLASSES = 10;

  private final Random random = new Random(8);

  @Test
  void eightSessionsOnEightThreadsGiveTheBitsOfOne() throws Exception {
    Model model = model();
    float[] images = floats(16 * PIXELS, 1);
    float[] expected = run(model, SessionOptions.defaults(), images);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<float[]>> results = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Callable<float[]> task = () -> run(model, SessionOptions.defaults(), images);
      results.add(pool.submit(task));
    }
    for (Future<float[]> result : results) {
      assertThat(result.get()).containsExactly(expected);
    }
    pool.shutdown();
  }

  @Test
  void theNumberOfThreadsDoesNotChangeABit() throws Exception {
    Model model = model();
    float[] images = floats(16 * PIXELS, 1);
    for (int batch : new int[] {1, 8}) {
      SessionOptions options = SessionOptions.defaults().withBatch(batch);
      float[] expected = run(model, options, images);
      for (int threads = 2; threads <= 4; threads++) {
        assertThat(run(model, options.withThreads(threads), images)).containsExactly(expected);
      }
    }
  }

  @Test
  void aCallAllocatesNothing() throws Exception {
    Model model = model();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int count = 1; count <= 2; count++) {
      SessionOptions options = SessionOptions.defaults().withBatch(4).withThreads(count);
      try (Session session = model.newSession(options)) {
        float[] x = floats(4 * PIXELS, 1);
        float[] y = new float[4 * CLASSES];
        FloatBuffer in = FloatBuffer.wrap(x);
        FloatBuffer out = FloatBuffer.wrap(y);
        // Until the loops are compiled, vectors are objects.
        double perCall = Double.MAX_VALUE;
        for (int round = 0; round < 60 && perCall >= 16; round++) {
          long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
          for (int i = 0; i < 100; i++) {
            session.run(x, y);
            session.run(in, out);
          }
          long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
          perCall = (after - before) / 200.0;
        }
        assertThat(perCall).as("bytes a call on %d threads", count).isLessThan(16);
      }
    }
  }

  @Test
  void aSessionThatFailedRunsAgain() throws Exception {
    Operation embedding =
        new Operation.Embedding(LinearMap.dense(3, 2, new float[] {1, 2, 3, 4, 5, 6}), null);
    Network network =
        new Network(
            List.of(new Network.Input("x", Shape.of(1))),
            List.of(new Network.Node("y", embedding, List.of("x"))),
            List.of("y"),
            Map.of());
    try (Session session = read(network).newSession(SessionOptions.defaults().withThreads(2))) {
      float[] y = new float[2];
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> session.run(new float[] {3}, new float[2]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("row 3.0 of a table of 3 rows");
      session.run(new float[] {2}, y);
      assertThat(y).containsExactly(5, 6);
    }
  }

  private static float[] run(Model model, SessionOptions options, float[] images) {
    float[] scores = new float[images.length / PIXELS * CLASSES];
    try (Session session = model.newSession(options)) {
      int batch = options.batch();
      float[] y = new float[batch * CLASSES];
      for (int n = 0; n < images.length / PIXELS; n += batch) {
        session.run(Arrays.copyOfRange(images, n * PIXELS, (n + batch) * PIXELS), y);
        System.arraycopy(y, 0, scores, n * CLASSES, y.length);
      }
    }
    return scores;
  }

  private Model model() throws IOException {
    List<Network.Node> nodes = new ArrayList<>();
    String x = "in";
    int channels = 3;
    for (int width : new int[] {32, 64, 64}) {
      DeButChain chain = ChainPolicy.monotonic(4).resolve(width, channels * 9, 9);
      LinearMap map = new LinearMap(chain, width, channels * 9, weights(chain));
      Window window = new Window(3, 3, 1, 1, 1, 1, 1, 1, 1, 1);
      Operation convolution =
          new Operation.Convolution(map, ColumnOrder.CHANNEL_MAJOR, window, floats(width, 0.1));
      String name = "conv" + nodes.size();
      nodes.add(new Network.Node(name, convolution, List.of(x)));
      nodes.add(
          new Network.Node(name + "-relu", new Operation.Activate(Activation.RELU), List.of(name)));
      Operation pool =
          new Operation.Pooling(
              Operation.PoolingKind.MAXIMUM, new Window(2, 2, 2, 2, 1, 1, 0, 0, 0, 0), false, 0);
      nodes.add(new Network.Node(name + "-pool", pool, List.of(name + "-relu")));
      x = name + "-pool";
      channels = width;
    }
    nodes.add(new Network.Node("flat", new Operation.Reshape(Shape.of(256)), List.of(x)));
    LinearMap dense = LinearMap.dense(CLASSES, 256, floats(CLASSES * 256, 0.1));
    nodes.add(new Network.Node("out", new Operation.FullyConnected(dense, null), List.of("flat")));
    nodes.add(new Network.Node("scores", new Operation.Softmax(), List.of("out")));
    Network.Input input = new Network.Input("in", Shape.of(3, 16, 16));
    return read(new Network(List.of(input), nodes, List.of("scores"), Map.of()));
  }

  private static Model read(Network network) throws IOException {
    return Models.read(new ByteArrayInputStream(NetworkFiles.bytes(network, WeightEncoding.F32)));
  }

  private float[] weights(DeButChain chain) {
    return floats((int) chain.parameters(), 0.4);
  }

  private float[] floats(int length, double scale) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = (float) (random.nextGaussian() * scale);
    }
    return numbers;
  }
}
