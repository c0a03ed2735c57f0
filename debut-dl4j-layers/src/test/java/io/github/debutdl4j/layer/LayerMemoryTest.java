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

import com.sun.management.ThreadMXBean;
import io.github.debutdl4j.chain.ChainPolicy;
import java.lang.management.ManagementFactory;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Layers reuse what they allocate. */
class LayerMemoryTest {

  private static final long MEGABYTE = 1 << 20;

  @Test
  void aTrainingStepAllocatesLessThanAMegabyteOfHeapPerLayer() {
    DeButConvolution2D conf =
        new DeButConvolution2D.Builder(3, 3)
            .nIn(64)
            .nOut(64)
            .convolutionMode(ConvolutionMode.Same)
            .chainPolicy(ChainPolicy.monotonic(5))
            .activation(Activation.RELU)
            .build();
    Layer layer = layer(conf);
    INDArray input = Nd4j.rand(DataType.FLOAT, 8, 64, 16, 16);
    INDArray epsilon = Nd4j.rand(DataType.FLOAT, 8, 64, 16, 16);
    steps(layer, input, epsilon, 10);

    long before = heapAllocatedByAllThreads();
    steps(layer, input, epsilon, 20);
    long perStep = (heapAllocatedByAllThreads() - before) / 20;

    assertThat(perStep).isLessThan(MEGABYTE);
  }

  @Test
  void manyTrainingStepsLeaveMemoryFlat() throws InterruptedException {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .activation(Activation.RELU)
                .list()
                .layer(new DeButConvolution2D.Builder(3, 3).nOut(8).build())
                .layer(new SubsamplingLayer.Builder().kernelSize(8, 8).stride(8, 8).build())
                .layer(new DeButDense.Builder().nOut(32).build())
                .layer(new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutional(64, 64, 3))
                .build());
    net.init();
    INDArray input = Nd4j.rand(DataType.FLOAT, 4, 3, 64, 64);
    INDArray labels = Nd4j.zeros(4, 3);
    labels.getColumn(1).assign(1);
    fit(net, input, labels, 150);
    long heap = usedHeap();
    long process = Pointer.physicalBytes();

    fit(net, input, labels, 300);

    assertThat(usedHeap() - heap).isLessThan(4 * MEGABYTE);
    // Half of what it would be if one of the convolution's outputs were kept in each step.
    assertThat(Pointer.physicalBytes() - process).isLessThan(75 * MEGABYTE);
  }

  private static void fit(MultiLayerNetwork net, INDArray input, INDArray labels, int steps) {
    for (int step = 0; step < steps; step++) {
      net.fit(input, labels);
      net.output(input);
    }
  }

  private static void steps(Layer layer, INDArray input, INDArray epsilon, int steps) {
    LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
    for (int step = 0; step < steps; step++) {
      layer.activate(input, true, workspaces);
      layer.backpropGradient(epsilon, workspaces);
    }
  }

  private static Layer layer(FeedForwardLayer conf) {
    NeuralNetConfiguration net = new NeuralNetConfiguration.Builder().layer(conf).build();
    long parameters = conf.initializer().numParams(conf);
    Layer layer =
        conf.instantiate(
            net, null, 0, Nd4j.create(DataType.FLOAT, 1, parameters), true, DataType.FLOAT);
    layer.setBackpropGradientsViewArray(Nd4j.create(DataType.FLOAT, 1, parameters));
    return layer;
  }

  private static long heapAllocatedByAllThreads() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      sum += Math.max(0, bytes);
    }
    return sum;
  }

  /** The least that is in use after some collections; ND4J frees in its own threads. */
  private static long usedHeap() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int collection = 0; collection < 5; collection++) {
      System.gc();
      Thread.sleep(100);
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
