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
package io.github.debutdl4j.benchmarks;

import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** VGG16 for 32 x 32 images and 100 classes, of dense or of DeBut convolutions. */
@State(Scope.Benchmark)
public class NetworkBenchmark {

  @Param("true")
  public boolean deBut;

  @Param("32")
  public int minibatch;

  private INDArray images;
  private INDArray labels;
  private MultiLayerNetwork network;

  /** Makes the network and a minibatch. */
  @Setup
  public void prepare() {
    network = VggNetworks.whole(deBut);
    images = Nd4j.rand(DataType.FLOAT, minibatch, 3, 32, 32);
    labels = Nd4j.zeros(DataType.FLOAT, minibatch, VggNetworks.CLASSES);
    IntStream.range(0, minibatch).forEach(i -> labels.putScalar(i, i % VggNetworks.CLASSES, 1));
  }

  @Benchmark
  public Object output() {
    return network.output(images);
  }

  @Benchmark
  public void fit() {
    network.fit(new DataSet(images, labels));
  }
}
