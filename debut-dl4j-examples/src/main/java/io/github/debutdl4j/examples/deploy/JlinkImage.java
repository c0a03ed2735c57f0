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
package io.github.debutdl4j.examples.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/**
 * Makes a folder with a program, its model and as much of Java as they need: {@code bin/digits}
 * runs {@link DigitsApp} on a machine without Java. Needs the tools of a JDK.
 */
public final class JlinkImage {

  private static final String MODULE = "digits.app";

  private JlinkImage() {}

  /**
   * @param args debut-core (jar or folder of classes), the model file, and the folder to make
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      throw new IllegalArgumentException("expected debut-core, the model file and a new folder");
    }
    Path app = Files.createTempDirectory("digits-app");
    Path classes = Files.createDirectories(app.resolve("classes"));
    Path folder = classes.resolve(DigitsApp.class.getPackageName().replace('.', '/'));
    Files.createDirectories(folder);
    try (InputStream program = DigitsApp.class.getResourceAsStream("DigitsApp.class")) {
      Files.copy(program, folder.resolve("DigitsApp.class"));
    }
    Files.copy(Path.of(args[1]), folder.resolve("model.debut"));
    Path module = app.resolve("module-info.java");
    Files.writeString(module, "module " + MODULE + " { requires io.github.debutdl4j.core; }");
    run("javac", "--module-path", args[0], "-d", classes.toString(), module.toString());

    String separator = System.getProperty("path.separator");
    run(
        "jlink",
        "--module-path",
        args[0] + separator + classes,
        "--add-modules",
        MODULE + ",jdk.incubator.vector", // vector instructions
        "--add-options",
        " --add-modules=jdk.incubator.vector", // a value must not begin with dashes
        "--launcher",
        "digits=" + MODULE + "/" + DigitsApp.class.getName(),
        "--compress=2",
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--output",
        args[2]);
    System.out.println(args[2] + "/bin/digits");
  }

  private static void run(String tool, String... arguments) {
    ToolProvider provider =
        ToolProvider.findFirst(tool)
            .orElseThrow(() -> new IllegalStateException("this Java has no " + tool));
    if (provider.run(System.out, System.err, arguments) != 0) {
      throw new IllegalStateException(tool + " failed; see above");
    }
  }
}
