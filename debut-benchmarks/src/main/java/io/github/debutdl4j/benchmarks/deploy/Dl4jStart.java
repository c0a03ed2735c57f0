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

import io.github.debutdl4j.zoo.AllDeButLeNet;
import java.io.IOException;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** A program that makes one prediction with the zoo's LeNet in DL4J, says so, and waits. */
public final class Dl4jStart {

  private Dl4jStart() {}

  /**
   * @param args none
   */
  public static void main(String[] args) throws IOException {
    AllDeButLeNet lenet = AllDeButLeNet.builder().build();
    lenet.initPretrained().outputSingle(Nd4j.zeros(DataType.FLOAT, 1, 1, 28, 28));
    System.out.println(ProgramStart.PREDICTED);
    System.in.read();
  }
}
