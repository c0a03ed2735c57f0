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
package io.github.debutdl4j.internal.session.kernel;

import io.github.debutdl4j.internal.kernel.factor.KernelProvider;
import io.github.debutdl4j.internal.platform.JavaModules;

/**
 * Chooses the inner loops of sessions: with vector instructions where Java gives them to the
 * program, else in plain Java.
 */
public final class SessionProvider {

  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final String SIMD = "io.github.debutdl4j.internal.session.simd.SimdSessionKernels";

  private SessionProvider() {}

  /**
   * The kernels of this program, as the system property {@value KernelProvider#PROPERTY} has them.
   * Where there are no vector instructions this loads next to nothing, for a soon first result.
   *
   * @throws IllegalStateException if it asks for vector instructions that are not available
   * @throws IllegalArgumentException if its value is not known
   */
  public static SessionKernels kernels() {
    boolean plain =
        System.getProperty(KernelProvider.PROPERTY, "auto").equals("auto")
            && !JavaModules.makeReadable(VECTOR_MODULE);
    return plain || !KernelProvider.get().name().equals("simd") ? scalar() : simd();
  }

  /** Logs, once, how a program without vector instructions gets them, unless it wants none. */
  public static void adviseVectors() {
    KernelProvider.get();
  }

  /** Plain Java, always there. */
  public static SessionKernels scalar() {
    return new ScalarSessionKernels();
  }

  /** Vector instructions; to be called only where they are available. */
  public static SessionKernels simd() {
    try {
      return Class.forName(SIMD)
          .asSubclass(SessionKernels.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalStateException("vector instructions cannot be used", e);
    }
  }
}
