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
package io.github.debutdl4j.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Spotless leaves package-info and module-info alone; this test reads them as well. */
class LicenceHeaderTest {

  private static final Path ROOT = Path.of("..");

  @Test
  void everyJavaFileBeginsWithTheLicence() throws IOException {
    String header = Files.readString(ROOT.resolve(".mvn/licence-header.txt"));
    List<Path> files = javaFiles();
    List<Path> without = new ArrayList<>();
    for (Path file : files) {
      if (!Files.readString(file).startsWith(header)) {
        without.add(ROOT.relativize(file));
      }
    }

    assertThat(files).hasSizeGreaterThan(300);
    assertThat(without).isEmpty();
  }

  private static List<Path> javaFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean built = name.equals("target") || name.startsWith(".") && !folder.equals(ROOT);
            return built ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
