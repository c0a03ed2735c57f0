package io.github.debutdl4j.cli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir private Path folder;

  @Test
  void replacesAFileWholly() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");

    WholeFile.write(file, part -> Files.writeString(part, "new"));

    assertThat(file).hasContent("new");
    assertThat(folder)
        .isDirectoryContaining("glob:**/a.txt")
        .isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void leavesTheOldFileAndNothingElseWhenWritingFails() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");

    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    part -> {
                      Files.writeString(part, "half");
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(ModelFileException.class)
        .hasMessageEndingWith("a.txt cannot be written: disk full");
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void saysWhyAFileCannotBeWritten() {
    assertThatThrownBy(() -> WholeFile.checkOutputs(null, folder))
        .hasMessageEndingWith("cannot be written: it is a folder");
    assertThatThrownBy(() -> WholeFile.checkOutputs(null, folder.resolve("no/a.txt")))
        .hasMessageContaining("there is no folder");
    assertThatThrownBy(() -> WholeFile.checkOutputs(Path.of("a"), null, Path.of("./a")))
        .hasMessageContaining("is given twice");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void leavesDevicesAlone() {
    assertThatThrownBy(() -> WholeFile.checkOutputs(null, Path.of("/dev/null")))
        .hasMessageEndingWith("/dev/null cannot be written: it is a device or the like");
  }
}
