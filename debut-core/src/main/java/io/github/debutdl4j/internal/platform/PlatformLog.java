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

import java.lang.System.Logger.Level;

/** Notices in Java's own log; on platforms without one they are dropped. */
public final class PlatformLog {

  private PlatformLog() {}

  /** Something that the user may want to know. */
  public static void info(Class<?> source, String message) {
    try {
      logInfo(source, message);
    } catch (LinkageError e) {
      // Android has no System.Logger
    }
  }

  /** Something that did not go as it should. */
  public static void warn(Class<?> source, String message, Throwable cause) {
    try {
      logWarning(source, message, cause);
    } catch (LinkageError e) {
      // Android has no System.Logger
    }
  }

  @NotOnAndroid
  private static void logInfo(Class<?> source, String message) {
    System.getLogger(source.getName()).log(Level.INFO, message);
  }

  @NotOnAndroid
  private static void logWarning(Class<?> source, String message, Throwable cause) {
    System.getLogger(source.getName()).log(Level.WARNING, message, cause);
  }
}
