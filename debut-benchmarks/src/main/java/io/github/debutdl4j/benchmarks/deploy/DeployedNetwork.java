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
import io.github.debutdl4j.zoo.AllDeButModel;
import io.github.debutdl4j.zoo.AllDeButPointNet;
import io.github.debutdl4j.zoo.AllDeButResNet110;
import io.github.debutdl4j.zoo.AllDeButResNet50;
import io.github.debutdl4j.zoo.AllDeButVGG16;
import java.util.Locale;
import java.util.function.Supplier;

/** The zoo's architectures that {@code debut bench runtime} times, with their default chains. */
public enum DeployedNetwork {
  /** 28 x 28 digits. */
  LENET(() -> AllDeButLeNet.builder().build()),
  /** 32 x 32 images, 100 classes. */
  VGG16(() -> AllDeButVGG16.builder().build()),
  /** The residual network of 20 layers for 32 x 32 images, 100 classes. */
  RESNET20(() -> AllDeButResNet110.builder().depth(20).build()),
  /** 224 x 224 images, 1,000 classes. */
  RESNET50(() -> AllDeButResNet50.builder().build()),
  /** 1,024 points, 40 classes. */
  POINTNET(() -> AllDeButPointNet.builder().build());

  private final Supplier<AllDeButModel> model;

  DeployedNetwork(Supplier<AllDeButModel> model) {
    this.model = model;
  }

  /** Its name on the command line and in JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The All-DeBut network and its dense twin. */
  AllDeButModel model() {
    return model.get();
  }
}
