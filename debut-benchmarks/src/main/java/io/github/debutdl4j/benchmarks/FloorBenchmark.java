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

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What is left of VGG16 without its convolutions: batch normalisation, ReLU and pooling alone,
 * which no convolution can make faster.
 */
@State(Scope.Benchmark)
public class FloorBenchmark {

  @Param("32")
  public int minibatch;

  private List<MultiLayerNetwork> rest;
  private List<INDArray> images;

  /** Makes what follows each convolution, and images of the size that it gets. */
  @Setup
  public void prepare() {
    rest = VggConvolution.ALL.stream().map(VggNetworks::rest).toList();
    images =
        VggConvolution.ALL.stream()
            .map(c -> Nd4j.rand(DataType.FLOAT, minibatch, c.outputs(), c.size(), c.size()))
            .toList();
  }

  @Benchmark
  public Object output() {
    INDArray last = null;
    for (int i = 0; i < rest.size(); i++) {
      last = rest.get(i).output(images.get(i));
    }
    return last;
  }
}
