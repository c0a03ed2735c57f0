package io.github.debutdl4j.examples.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file wholly or not at all: to a temporary file beside it, which is then moved. */
public final class WholeFile {

  private WholeFile() {}

  /** Writes the content of a file that does not exist yet. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Path file) throws IOException;
  }

  /**
   * Checks that a file can be written, before hours of work are spent on its content.
   *
   * @throws ModelFileException if its folder is missing or cannot be written, or it is a folder
   */
  public static void checkWritable(Path file) {
    Path folder = folderOf(file);
    if (Files.isDirectory(file)) {
      throw new ModelFileException(file + " cannot be written: it is a folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new ModelFileException(file + " cannot be written: there is no folder " + folder);
    }
    if (!Files.isWritable(folder)) {
      throw new ModelFileException(file + " cannot be written: no permission in " + folder);
    }
  }

  /**
   * Writes a file, replacing one that is there.
   *
   * @throws ModelFileException if it cannot be written; nothing is left behind then
   */
  public static void write(Path file, Content content) {
    checkWritable(file);
    String name = "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part";
    Path temporary = folderOf(file).resolve(name);
    try {
      content.writeTo(temporary);
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ModelFileException(file + " cannot be written: " + e.getMessage(), e);
    } finally {
      delete(temporary);
    }
  }

  private static void delete(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      temporary.toFile().deleteOnExit();
    }
  }

  private static Path folderOf(Path file) {
    return file.toAbsolutePath().getParent();
  }
}
