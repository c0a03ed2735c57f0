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
package io.github.debutdl4j.cli.fault;

import io.github.debutdl4j.cli.data.Reason;

/** Says which memory a command has used up, what its limit is, and which flag raises it. */
public final class MemoryAdvice {

  private static final long MEGABYTE = 1 << 20;
  private static final String FLAGS = "DEBUT_JAVA_OPTS='";

  private MemoryAdvice() {}

  /**
   * @param arguments of the command line, the command first
   */
  public static String of(OutOfMemoryError error, String... arguments) {
    String command = arguments.length == 0 ? "debut" : arguments[0];
    long heap = Runtime.getRuntime().maxMemory() / MEGABYTE;
    String what = Reason.of(error);
    boolean isNative = what.contains("hysical") || what.contains("maxBytes") || isOf(error);
    String limit =
        isNative
            ? "ND4J's arrays, outside of Java's heap of %,d MB, may take as much again; more with %s"
                .formatted(
                    heap,
                    FLAGS
                        + "-Dorg.bytedeco.javacpp.maxbytes=%dm".formatted(4 * heap)
                        + " -Dorg.bytedeco.javacpp.maxphysicalbytes=%dm'".formatted(8 * heap))
            : "Java's heap is limited to %,d MB; more with %s"
                .formatted(heap, FLAGS + "-Xmx" + 2 * heap + "m'");
    return command + place(error) + " ran out of memory (" + what + "). " + limit + ".";
  }

  private static boolean isOf(OutOfMemoryError error) {
    StackTraceElement[] frames = error.getStackTrace();
    return frames.length > 0 && frames[0].getClassName().startsWith("org.bytedeco");
  }

  /** The first of this project's classes that asked for memory. */
  private static String place(OutOfMemoryError error) {
    for (StackTraceElement frame : error.getStackTrace()) {
      if (frame.getClassName().startsWith("io.github.debutdl4j")) {
        String name = frame.getClassName();
        return ", in " + name.substring(name.lastIndexOf('.') + 1) + "." + frame.getMethodName();
      }
    }
    return "";
  }
}
