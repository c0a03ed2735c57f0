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
package io.github.debutdl4j.benchmarks.deploy;

import io.github.debutdl4j.zoo.AllDeButModel;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A network of the zoo in DL4J, All-DeBut or dense, with random weights. */
@State(Scope.Benchmark)
public class Dl4jBenchmark {

  @Param("LENET")
  public DeployedNetwork network;

  @Param("true")
  public boolean deBut;

  @Param("1")
  public int minibatch;

  /** Of ND4J's own operations; those of the chains are counted by the common pool. */
  @Param("2")
  public int threads;

  private INDArray examples;
  private ComputationGraph net;

  /** Makes the network and a minibatch. */
  @Setup
  public void prepare() {
    AllDeButModel model = network.model();
    net = deBut ? model.init() : model.initDense();
    int[] shape = model.inputShape();
    float[] numbers = RandomNumbers.of(minibatch * shape[0] * shape[1] * shape[2]);
    examples = Nd4j.create(numbers, new int[] {minibatch, shape[0], shape[1], shape[2]});
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
    Nd4j.factory().blas().setMaxThreads(threads);
  }

  @Benchmark
  public Object output() {
    return net.outputSingle(false, examples);
  }
}
