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
package io.github.debutdl4j.layer.internal.memory;

import io.github.debutdl4j.chain.DeButChain;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;

/** Estimates the memory of a DeBut layer for DL4J's memory reports. */
public final class ChainMemory {

  private ChainMemory() {}

  /**
   * Parameters, updater state, and what a training step needs beyond activations: the pre-output
   * that backward recomputes, a copy of the input where dropout changes it, and one copy of the
   * weights and of their gradient on the heap. Intermediate vectors live in tiles of fixed size.
   */
  public static LayerMemoryReport report(BaseLayer conf, DeButChain chain, InputType inputType) {
    InputType outputType = conf.getOutputType(-1, inputType);
    long parameters = conf.initializer().numParams(conf);
    long updaterState = conf.getIUpdater().stateSize(parameters);
    long inference = chain.parameters();
    long trainingFixed = 2 * chain.parameters();
    long trainingPerExample = outputType.arrayElementsPerExample();
    if (conf.getIDropout() != null) {
      trainingPerExample += inputType.arrayElementsPerExample();
    }
    return new LayerMemoryReport.Builder(
            conf.getLayerName(), conf.getClass(), inputType, outputType)
        .standardMemory(parameters, updaterState)
        .workingMemory(inference, 0, trainingFixed, trainingPerExample)
        .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
        .build();
  }
}
