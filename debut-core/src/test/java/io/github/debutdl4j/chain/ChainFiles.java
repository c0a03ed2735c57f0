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
package io.github.debutdl4j.chain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the published chain files among the test resources. */
final class ChainFiles {

  static final List<String> PUBLISHED =
      List.of(
          "lenet_mnist.txt",
          "pointnet_modelnet40_big.txt",
          "pointnet_modelnet40_small.txt",
          "resnet110_cifar100.txt",
          "resnet110_cifar100_small.txt",
          "resnet50_imagenet_last3blocks.txt",
          "vgg_cifar100_bulging.txt",
          "vgg_cifar100_mono.txt");

  private ChainFiles() {}

  static String text(String name) {
    try (InputStream in = ChainFiles.class.getResourceAsStream("/chains/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<DeButChain> chains(String name) {
    return ChainFormat.parseAll(text(name), name);
  }
}
