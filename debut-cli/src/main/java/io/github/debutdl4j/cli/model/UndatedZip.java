package io.github.debutdl4j.cli.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Zip files without the time of writing, so that the same content makes the same bytes. */
final class UndatedZip {

  /** The earliest time that the format knows. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private UndatedZip() {}

  /** Copies a zip file, entry by entry. */
  static void copy(Path dated, Path undated) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(dated));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(undated))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(NO_TIME);
        out.putNextEntry(copy);
        in.transferTo(out);
        out.closeEntry();
      }
    }
  }
}
