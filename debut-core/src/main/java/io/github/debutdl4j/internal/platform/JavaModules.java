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

import java.util.Optional;
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
    return ifThereAreModules(() -> addReads(module));
  }

  /** The result of a call, or false if classes that it needs are not there. */
  static boolean ifThereAreModules(BooleanSupplier call) {
    try {
      return call.getAsBoolean();
    } catch (LinkageError e) {
      return false; // Android
    }
  }

  @NotOnAndroid
  private static boolean addReads(String name) {
    Optional<Module> module = ModuleLayer.boot().findModule(name);
    if (module.isPresent()) {
      JavaModules.class.getModule().addReads(module.get());
    }
    return module.isPresent();
  }
}
