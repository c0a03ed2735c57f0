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
package io.github.debutdl4j.layer.internal.engine;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.kernel.factor.KernelProvider;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Chooses how a layer runs its chain: on the kernel for FLOAT and DOUBLE on the CPU, on ND4J
 * operations otherwise.
 */
public final class ChainEngines {

  /** {@code auto} or, to forbid the kernel, {@code nd4j}; read when a layer is made. */
  public static final String ENGINE_PROPERTY = "debut.engine";

  private ChainEngines() {}

  /**
   * The engine of a layer; the chain may be larger than its matrix.
   *
   * @param inputs columns of the layer's matrix
   * @param outputs rows of the matrix
   */
  public static ChainEngine of(DeButChain chain, int inputs, int outputs, DataType dataType) {
    if (kernelAllowed() && dataType == DataType.FLOAT) {
      return new FloatChainEngine(chain, inputs, outputs, KernelProvider.get().forFloat());
    }
    if (kernelAllowed() && dataType == DataType.DOUBLE) {
      return new DoubleChainEngine(chain, inputs, outputs, KernelProvider.get().forDouble());
    }
    return new Nd4jChainEngine(chain, inputs, outputs);
  }

  private static boolean kernelAllowed() {
    String wanted = System.getProperty(ENGINE_PROPERTY, "auto");
    return switch (wanted) {
      case "auto" -> Nd4j.getExecutioner().type() == OpExecutioner.ExecutionerType.NATIVE_CPU;
      case "nd4j" -> false;
      default ->
          throw new IllegalArgumentException(
              "-D" + ENGINE_PROPERTY + "=" + wanted + " is not known; it can be auto or nd4j");
    };
  }
}
