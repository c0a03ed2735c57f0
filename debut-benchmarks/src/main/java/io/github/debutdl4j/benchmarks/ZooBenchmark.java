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

import io.github.debutdl4j.zoo.AllDeButModel;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A network of the zoo with its default chains, or its dense twin, with random weights. */
@State(Scope.Benchmark)
public class ZooBenchmark {

  @Param("lenet")
  public String network;

  @Param("true")
  public boolean deBut;

  @Param("8")
  public int minibatch;

  private INDArray examples;
  private ComputationGraph net;

  /** Makes the network and a minibatch. */
  @Setup
  public void prepare() {
    AllDeButModel model = ZooComparison.model(network);
    net = deBut ? model.init() : model.initDense();
    int[] shape = model.inputShape();
    examples = Nd4j.rand(DataType.FLOAT, minibatch, shape[0], shape[1], shape[2]);
  }

  @Benchmark
  public Object output() {
    return net.outputSingle(false, examples);
  }
}
