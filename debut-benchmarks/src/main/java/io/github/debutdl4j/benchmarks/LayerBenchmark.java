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

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One convolution of VGG16 at minibatch 32: DL4J's own layer against the DeBut layer. */
@State(Scope.Benchmark)
public class LayerBenchmark {

  /** Index in {@link VggConvolution#ALL}. */
  @Param("0")
  public int convolution;

  private MultiLayerNetwork dense;
  private MultiLayerNetwork deBut;
  private INDArray images;

  /** Makes both layers and a minibatch of images. */
  @Setup
  public void prepare() {
    VggConvolution chosen = VggConvolution.ALL.get(convolution);
    dense = VggNetworks.single(chosen, false);
    deBut = VggNetworks.single(chosen, true);
    images = Nd4j.rand(DataType.FLOAT, 32, chosen.inputs(), chosen.size(), chosen.size());
  }

  @Benchmark
  public Object dense() {
    return dense.output(images);
  }

  @Benchmark
  public Object deBut() {
    return deBut.output(images);
  }
}
