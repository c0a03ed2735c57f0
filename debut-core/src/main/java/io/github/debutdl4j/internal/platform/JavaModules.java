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
package io.github.debutdl4j.internal.platform;

import java.util.function.BooleanSupplier;

/** Modules of the Java platform, on platforms that have modules. */
public final class JavaModules {

  private JavaModules() {}

  /**
   * Lets this library read a module that Java was started with.
   *
   * @return whether it is there; false where Java has no modules
   */
  public static boolean makeReadable(String module) {
    return ifThereAreModules(new Reads(module));
  }

  /** The result of a call, or false if classes that it needs are not there. */
  static boolean ifThereAreModules(BooleanSupplier call) {
    try {
      return call.getAsBoolean();
    } catch (LinkageError e) {
      return false; // Android
    }
  }

  /** A class and not a lambda: the first lambda of a program takes as long as a small network. */
  @NotOnAndroid
  private static final class Reads implements BooleanSupplier {
    private final String name;

    Reads(String name) {
      this.name = name;
    }

    @Override
    public boolean getAsBoolean() {
      // Not findModule, which runs a stream.
      for (Module module : ModuleLayer.boot().modules()) {
        if (module.getName().equals(name)) {
          JavaModules.class.getModule().addReads(module);
          return true;
        }
      }
      return false;
    }
  }
}
