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
import io.github.debutdl4j.zoo.AllDeButLeNet;
import io.github.debutdl4j.zoo.TrainableParameters;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

public class LoadFromZoo {
  public static void main(String[] args) throws Exception {
    ComputationGraph net = AllDeButLeNet.builder().build().initPretrained();

    INDArray digits = Nd4j.rand(DataType.FLOAT, 2, 1, 28, 28); // [examples, 1, height, width], 0 to 1
    INDArray classes = net.outputSingle(false, digits); // [examples, 10]

    System.out.println(TrainableParameters.count(net) + " parameters, answers " + classes.argMax(1));
  }
}
