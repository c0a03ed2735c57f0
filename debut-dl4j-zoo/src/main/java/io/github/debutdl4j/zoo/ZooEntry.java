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
package io.github.debutdl4j.zoo;

import java.util.Optional;

/**
 * One line of the zoo's catalogue: a model with one of its sets of chains.
 *
 * @param name short name, as commands take it
 * @param model builds the networks
 */
public record ZooEntry(String name, AllDeButModel model) {

  public String variant() {
    return model.variantName();
  }

  public int classes() {
    return model.numClasses();
  }

  /** Trainable parameters of the All-DeBut network. */
  public long parameters() {
    return TrainableParameters.count(model.conf());
  }

  /** Trainable parameters of the dense twin. */
  public long denseParameters() {
    return TrainableParameters.count(model.denseConf());
  }

  /** Weights for MNIST that come with the zoo, if there are some. */
  public Optional<PretrainedWeights> weights() {
    return weights(TrainingData.MNIST);
  }

  /** Weights for this data that come with the zoo, if there are some. */
  public Optional<PretrainedWeights> weights(TrainingData data) {
    return model.pretrained(data);
  }
}
