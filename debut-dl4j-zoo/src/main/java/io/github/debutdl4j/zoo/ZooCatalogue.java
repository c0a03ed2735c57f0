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
        entry("lenet", AllDeButLeNet.builder().build(), true),
        entry("lenet", leNet(AllDeButLeNet.Variant.ALL), false),
        entry("lenet", leNet(AllDeButLeNet.Variant.PUBLISHED), false),
        entry("vgglike", AllDeButVggLike.builder().build(), true),
        entry("vgg16", AllDeButVGG16.builder().build(), true),
        entry("vgg16", vgg16(AllDeButVGG16.Variant.BULGING), false),
        entry("resnet110", AllDeButResNet110.builder().build(), true),
        entry("resnet110", resNet110(AllDeButResNet110.Variant.SMALL), false),
        entry("resnet110", resNet110(AllDeButResNet110.Variant.PUBLISHED_BIG), false),
        entry("resnet110", resNet110(AllDeButResNet110.Variant.PUBLISHED_SMALL), false),
        entry("resnet50", AllDeButResNet50.builder().build(), true),
        entry("resnet50", resNet50(AllDeButResNet50.Variant.PUBLISHED), false),
        entry("pointnet", AllDeButPointNet.builder().numClasses(DIGITS).build(), true),
        entry("pointnet", pointNet(AllDeButPointNet.Variant.BIG), false),
        entry("pointnet", pointNet(AllDeButPointNet.Variant.PUBLISHED_SMALL), false),
        entry("pointnet", pointNet(AllDeButPointNet.Variant.PUBLISHED_BIG), false));
  }

  private static ZooEntry entry(String name, AllDeButModel model, boolean isDefault) {
    return new ZooEntry(name, model, isDefault);
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
