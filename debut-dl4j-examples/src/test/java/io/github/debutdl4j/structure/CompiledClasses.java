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

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled classes of the modules. */
final class CompiledClasses {

  private CompiledClasses() {}

  /** Of every module; a module that is not compiled is an error. */
  static JavaClasses ofAllModules() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of(".."))) {
      return ofFolders(
          folders
              .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
              .map(folder -> folder.resolve("target/classes"))
              .toList());
    }
  }

  /**
   * Of one module.
   *
   * @param module name of its folder
   */
  static JavaClasses of(String module) {
    return ofFolders(List.of(Path.of("..", module, "target/classes")));
  }

  private static JavaClasses ofFolders(List<Path> folders) {
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new IllegalStateException(
            folder + " is not there; compile all modules first: mvn test-compile");
      }
    }
    return new ClassFileImporter().importPaths(folders);
  }
}
