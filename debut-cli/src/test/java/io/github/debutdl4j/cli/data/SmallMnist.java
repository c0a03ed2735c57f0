package io.github.debutdl4j.cli.data;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A few of the bundled test images as a folder of idx files, for both parts. */
public final class SmallMnist {

  private SmallMnist() {}

  public static Path write(Path folder, int images) throws IOException {
    Files.createDirectories(folder);
    ImageSet set = Mnist.bundled(Mnist.Split.TEST).first(images);
    for (Mnist.Split split : Mnist.Split.values()) {
      try (DataOutputStream out = open(folder.resolve(split.imagesFile() + ".gz"))) {
        for (int number : new int[] {0x803, images, 28, 28}) {
          out.writeInt(number);
        }
        out.write(set.pixels());
      }
      try (DataOutputStream out = open(folder.resolve(split.labelsFile() + ".gz"))) {
        out.writeInt(0x801);
        out.writeInt(images);
        for (int label : set.labels()) {
          out.writeByte(label);
        }
      }
    }
    return folder;
  }

  private static DataOutputStream open(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return new DataOutputStream(new GZIPOutputStream(out));
  }
}
