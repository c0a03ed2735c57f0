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
package io.github.debutdl4j.internal.kernel;

import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Supplies the inner loops of the kernels, in plain Java or with the processor's vector
 * instructions, whichever is available.
 *
 * <p>Vector instructions need the module {@code jdk.incubator.vector}, which Java gives to a
 * program only if it is started with {@code --add-modules jdk.incubator.vector}. The system
 * property {@value #PROPERTY} says which provider to use: {@code auto}, the best there is; {@code
 * scalar}, plain Java; {@code simd}, vector instructions or an error.
 */
public abstract class KernelProvider {

  /** System property that forces or forbids a provider; read once. */
  public static final String PROPERTY = "debut.kernel";

  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final String SIMD_PROVIDER =
      "io.github.debutdl4j.internal.kernel.simd.SimdKernelProvider";

  /**
   * Chosen once; a choice that cannot be met fails at every use, not as a class that is missing.
   */
  private static final class InUse {
    private static final KernelProvider PROVIDER;
    private static final RuntimeException FAULT;

    static {
      KernelProvider chosen = null;
      RuntimeException fault = null;
      try {
        chosen = choose(System.getProperty(PROPERTY, "auto"));
      } catch (IllegalArgumentException | IllegalStateException e) {
        fault = e;
      }
      PROVIDER = chosen;
      FAULT = fault;
    }
  }

  /**
   * The provider that all kernels of this program use.
   *
   * @throws IllegalStateException if {@value #PROPERTY} asks for vector instructions that are not
   *     available
   * @throws IllegalArgumentException if it is none of the three values
   */
  public static KernelProvider get() {
    if (InUse.FAULT != null) {
      throw InUse.FAULT;
    }
    return InUse.PROVIDER;
  }

  /** {@code scalar} or {@code simd}. */
  public abstract String name();

  public abstract FloatFactorKernel forFloat();

  public abstract DoubleFactorKernel forDouble();

  /** Plain Java, always there. */
  static KernelProvider scalar() {
    return new Scalar();
  }

  /** Vector instructions, if the module is present and the processor has any to speak of. */
  static Optional<KernelProvider> simd() {
    Optional<Module> module = ModuleLayer.boot().findModule(VECTOR_MODULE);
    if (module.isEmpty()) {
      return Optional.empty();
    }
    KernelProvider.class.getModule().addReads(module.get());
    try {
      KernelProvider provider =
          (KernelProvider) Class.forName(SIMD_PROVIDER).getDeclaredConstructor().newInstance();
      return provider.forFloat().lanes() > 2 ? Optional.of(provider) : Optional.empty();
    } catch (ReflectiveOperationException | LinkageError e) {
      System.getLogger(KernelProvider.class.getName())
          .log(Level.WARNING, "Vector instructions cannot be used; plain Java is", e);
      return Optional.empty();
    }
  }

  /**
   * The provider for a value of {@value #PROPERTY}.
   *
   * @throws IllegalStateException if it asks for vector instructions that are not available
   * @throws IllegalArgumentException if it is none of the three values
   */
  static KernelProvider choose(String wanted) {
    switch (wanted) {
      case "scalar":
        return scalar();
      case "simd":
        return simd()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "-D"
                            + PROPERTY
                            + "=simd, but there are no vector instructions: "
                            + advice()));
      case "auto":
        return simd().orElseGet(KernelProvider::scalarWithAdvice);
      default:
        throw new IllegalArgumentException(
            "-D" + PROPERTY + "=" + wanted + " is not known; it can be auto, scalar or simd");
    }
  }

  private static KernelProvider scalarWithAdvice() {
    System.getLogger(KernelProvider.class.getName())
        .log(
            Level.INFO,
            "DeBut kernels run in plain Java; to run several times faster, " + advice());
    return scalar();
  }

  private static String advice() {
    return "start Java with --add-modules " + VECTOR_MODULE;
  }

  private static final class Scalar extends KernelProvider {
    @Override
    public String name() {
      return "scalar";
    }

    @Override
    public FloatFactorKernel forFloat() {
      return new ScalarFloatFactorKernel();
    }

    @Override
    public DoubleFactorKernel forDouble() {
      return new ScalarDoubleFactorKernel();
    }
  }
}
