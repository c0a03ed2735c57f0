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

import java.util.List;

/** All models of the zoo, each with its sets of chains, the default one first. */
public final class ZooCatalogue {

  private static final int DIGITS = 10;

  private ZooCatalogue() {}

  /**
   * The entries in the order of the documentation. Networks with the chains of a data set have its
   * classes; those with weights have the classes of the weights.
   */
  public static List<ZooEntry> entries() {
    return List.of(
        new ZooEntry("lenet", AllDeButLeNet.builder().build()),
        new ZooEntry("lenet", leNet(AllDeButLeNet.Variant.ALL)),
        new ZooEntry("lenet", leNet(AllDeButLeNet.Variant.PUBLISHED)),
        new ZooEntry("lenet", leNet(AllDeButLeNet.Variant.PUBLISHED_CONV2)),
        new ZooEntry("lenet", leNet(AllDeButLeNet.Variant.PUBLISHED_FC1)),
        new ZooEntry("vgglike", AllDeButVggLike.builder().build()),
        new ZooEntry("vgg16", AllDeButVGG16.builder().build()),
        new ZooEntry("vgg16", vgg16(AllDeButVGG16.Variant.BULGING)),
        new ZooEntry("resnet110", AllDeButResNet110.builder().build()),
        new ZooEntry("resnet110", resNet110(AllDeButResNet110.Variant.SMALL)),
        new ZooEntry("resnet110", resNet110(AllDeButResNet110.Variant.PUBLISHED_BIG)),
        new ZooEntry("resnet110", resNet110(AllDeButResNet110.Variant.PUBLISHED_SMALL)),
        new ZooEntry("resnet50", AllDeButResNet50.builder().build()),
        new ZooEntry("resnet50", resNet50(AllDeButResNet50.Variant.PUBLISHED)),
        new ZooEntry("pointnet", AllDeButPointNet.builder().numClasses(DIGITS).build()),
        new ZooEntry("pointnet", pointNet(AllDeButPointNet.Variant.BIG)),
        new ZooEntry("pointnet", pointNet(AllDeButPointNet.Variant.PUBLISHED_SMALL)),
        new ZooEntry("pointnet", pointNet(AllDeButPointNet.Variant.PUBLISHED_BIG)));
  }

  private static AllDeButModel leNet(AllDeButLeNet.Variant variant) {
    return AllDeButLeNet.builder().variant(variant).build();
  }

  private static AllDeButModel vgg16(AllDeButVGG16.Variant variant) {
    return AllDeButVGG16.builder().variant(variant).build();
  }

  private static AllDeButModel resNet110(AllDeButResNet110.Variant variant) {
    return AllDeButResNet110.builder().variant(variant).build();
  }

  private static AllDeButModel resNet50(AllDeButResNet50.Variant variant) {
    return AllDeButResNet50.builder().variant(variant).build();
  }

  private static AllDeButModel pointNet(AllDeButPointNet.Variant variant) {
    return AllDeButPointNet.builder().variant(variant).build();
  }
}
