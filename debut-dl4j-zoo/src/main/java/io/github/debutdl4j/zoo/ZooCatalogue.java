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

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** All models of the zoo, each with its sets of chains, the default one first. */
public final class ZooCatalogue {

  private static final int DIGITS = 10;

  private ZooCatalogue() {}

  /**
   * The entries in the order of the documentation. Networks with the chains of a data set have its
   * classes; those with weights have the classes of the weights.
   */
  public static List<ZooEntry> entries() {
    return Stream.of(
            entries("lenet", AllDeButLeNet.Variant.values(), AllDeButLeNet.builder()::variant),
            Stream.of(new ZooEntry("vgglike", AllDeButVggLike.builder().build())),
            entries("vgg16", AllDeButVGG16.Variant.values(), AllDeButVGG16.builder()::variant),
            entries(
                "resnet110",
                AllDeButResNet110.Variant.values(),
                AllDeButResNet110.builder()::variant),
            Stream.of(new ZooEntry("resnet20", AllDeButResNet20.builder().build())),
            entries(
                "resnet50", AllDeButResNet50.Variant.values(), AllDeButResNet50.builder()::variant),
            entries("pointnet", AllDeButPointNet.Variant.values(), ZooCatalogue::pointNet),
            Stream.of(new ZooEntry("rowlstm", AllDeButRowLstm.builder().build())))
        .flatMap(entries -> entries)
        .toList();
  }

  /** An entry for each variant of a model, in the order of declaration. */
  private static <V> Stream<ZooEntry> entries(
      String name, V[] variants, Function<V, AllDeButModel.Builder<?>> builder) {
    return Arrays.stream(variants)
        .map(variant -> new ZooEntry(name, builder.apply(variant).build()));
  }

  /** The weights of the small chains are for digits, the other chains for ModelNet40. */
  private static AllDeButPointNet.Builder pointNet(AllDeButPointNet.Variant variant) {
    AllDeButPointNet.Builder builder = AllDeButPointNet.builder().variant(variant);
    return variant == AllDeButPointNet.Variant.SMALL ? builder.numClasses(DIGITS) : builder;
  }
}
