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
package io.github.debutdl4j.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** DeBut layers under several threads. */
class LayerThreadsTest {

  @Test
  void eightThreadsOnEightClonesGiveTheAnswersOfOne() throws Exception {
    ComputationGraph net =
        ImageGraph.graph(CNN2DFormat.NCHW, DataType.FLOAT, WorkspaceMode.ENABLED);
    DataSet data = ImageGraph.data(CNN2DFormat.NCHW, 33);
    ComputationGraph alone = net.clone();
    fit(alone, data);

    List<ComputationGraph> clones = new ArrayList<>();
    for (int c = 0; c < 8; c++) {
      clones.add(net.clone());
    }
    runTogether(clones, clone -> fit(clone, data));

    for (ComputationGraph clone : clones) {
      assertThat(clone.params()).isEqualTo(alone.params());
    }
  }

  @Test
  void twoThreadsMayAskOneNetworkForOutputs() throws Exception {
    ComputationGraph net =
        ImageGraph.graph(CNN2DFormat.NCHW, DataType.FLOAT, WorkspaceMode.ENABLED);
    INDArray images = ImageGraph.data(CNN2DFormat.NCHW, 33).getFeatures();
    INDArray expected = net.outputSingle(images);

    runTogether(
        List.of(net, net),
        shared -> {
          for (int call = 0; call < 20; call++) {
            assertThat(shared.outputSingle(images)).isEqualTo(expected);
          }
        });
  }

  private interface Work {
    void on(ComputationGraph net);
  }

  private static void runTogether(List<ComputationGraph> nets, Work work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(nets.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (ComputationGraph net : nets) {
        running.add(threads.submit(() -> work.on(net)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private static void fit(ComputationGraph net, DataSet data) {
    for (int step = 0; step < 5; step++) {
      net.fit(data);
    }
  }
}
