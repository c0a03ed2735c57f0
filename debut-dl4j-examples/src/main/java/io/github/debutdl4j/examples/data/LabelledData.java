package io.github.debutdl4j.examples.data;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Images to train and to test on from a folder: MNIST's idx files, or a folder of images for each
 * class.
 */
public final class LabelledData {

  /** Without folders {@code train} and {@code test}, every fifth image is one to test on. */
  private static final int TEST_EVERY = 5;

  private LabelledData() {}

  /**
   * Reads one part.
   *
   * @throws DataException if there is no data in the folder, or it cannot be read
   */
  public static ImageSet read(Path folder, Mnist.Split split) {
    if (!Files.isDirectory(folder)) {
      throw new DataException(folder + " is no folder");
    }
    if (Mnist.isIn(folder, Mnist.Split.TRAIN) || Mnist.isIn(folder, Mnist.Split.TEST)) {
      return Mnist.read(folder, split);
    }
    Path part = folder.resolve(split == Mnist.Split.TRAIN ? "train" : "test");
    if (Files.isDirectory(part)) {
      return ImageFolder.read(part);
    }
    boolean testing = split == Mnist.Split.TEST;
    return ImageFolder.read(folder).where(i -> (i % TEST_EVERY == 0) == testing);
  }
}
