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
