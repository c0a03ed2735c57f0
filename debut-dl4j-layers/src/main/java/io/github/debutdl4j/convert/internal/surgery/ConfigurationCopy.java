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
package io.github.debutdl4j.convert.internal.surgery;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * Deep copies of network configurations, made as DL4J does when it saves and restores a network.
 */
final class ConfigurationCopy {

  private ConfigurationCopy() {}

  static MultiLayerConfiguration of(MultiLayerConfiguration configuration) {
    try {
      return MultiLayerConfiguration.fromJson(configuration.toJson());
    } catch (RuntimeException e) {
      throw notSerialisable(e);
    }
  }

  static ComputationGraphConfiguration of(ComputationGraphConfiguration configuration) {
    try {
      return ComputationGraphConfiguration.fromJson(configuration.toJson());
    } catch (RuntimeException e) {
      throw notSerialisable(e);
    }
  }

  private static SurgeryException notSerialisable(RuntimeException cause) {
    return new SurgeryException(
        "DL4J cannot write the network's configuration as JSON and read it again, so the network can"
            + " neither be saved nor converted: "
            + cause.getMessage(),
        cause);
  }
}
