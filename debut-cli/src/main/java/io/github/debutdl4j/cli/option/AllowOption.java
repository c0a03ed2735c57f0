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
package io.github.debutdl4j.cli.option;

import io.github.debutdl4j.io.ModelFiles;
import io.github.debutdl4j.io.ModelReadOptions;
import io.github.debutdl4j.io.SavedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Reads model files, of DL4J's classes and this library's, and of those named with --allow. */
public final class AllowOption {

  @Option(
      names = "--allow",
      paramLabel = "CLASS",
      split = ",",
      description =
          "A class of your own that the model file names, such as com.example.MyLayer, the classes"
              + " inside of it included, or com.example.*; its code runs.")
  private List<String> allowed = new ArrayList<>();

  /** Reads a file with its updater state. */
  public SavedModel read(Path file) {
    return ModelFiles.read(file, options());
  }

  /** Reads a file to use its network, not to train it on. */
  public SavedModel readForUse(Path file) {
    return ModelFiles.read(file, options().withUpdater(false));
  }

  private ModelReadOptions options() {
    return ModelReadOptions.defaults().allow(allowed);
  }
}
