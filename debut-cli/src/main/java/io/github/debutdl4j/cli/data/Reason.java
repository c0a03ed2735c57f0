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
package io.github.debutdl4j.cli.data;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Describes why something failed, even if an exception has no message. */
public final class Reason {

  private Reason() {}

  /** The message of an exception, or what its class means. Never null, never empty. */
  public static String of(Throwable e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "no permission";
    }
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    if (e.getMessage() != null && !e.getMessage().isBlank() && !e.getMessage().equals("null")) {
      return e.getMessage();
    }
    return e.getCause() != null
        ? e.getClass().getSimpleName() + ": " + of(e.getCause())
        : e.getClass().getSimpleName() + at(e);
  }

  /** An error that says what did not fit into memory. */
  public static OutOfMemoryError shortage(String what, long bytes, OutOfMemoryError cause) {
    OutOfMemoryError error =
        new OutOfMemoryError("%s takes about %,d MB".formatted(what, (bytes >> 20) + 1));
    error.initCause(cause);
    error.setStackTrace(cause.getStackTrace()); // the place that asked for memory
    return error;
  }

  /** The lack of memory among the causes of an exception: DL4J wraps it into exceptions. */
  public static Optional<OutOfMemoryError> shortageIn(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError error) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }

  private static String at(Throwable e) {
    StackTraceElement[] frames = e.getStackTrace();
    return frames.length == 0
        ? ""
        : " in " + frames[0].getClassName() + "." + frames[0].getMethodName();
  }
}
