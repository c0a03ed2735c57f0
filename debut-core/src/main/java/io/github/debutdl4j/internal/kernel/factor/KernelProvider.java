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
package io.github.debutdl4j.internal.kernel.factor;

import io.github.debutdl4j.internal.kernel.activation.DoubleActivations;
import io.github.debutdl4j.internal.kernel.activation.FloatActivations;
import io.github.debutdl4j.internal.kernel.columns.ScalarDoublePixelRuns;
import io.github.debutdl4j.internal.kernel.columns.ScalarFloatPixelRuns;
import io.github.debutdl4j.internal.platform.JavaModules;
import io.github.debutdl4j.internal.platform.PlatformLog;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Supplies the inner loops of the kernels, in plain Java or with the processor's vector
 * instructions, whichever is available.
 *
 * <p>Vector instructions need the module {@code jdk.incubator.vector}, which Java gives to a
 * program only if it is started with {@code --add-modules jdk.incubator.vector}. The system
 * property {@value #PROPERTY} says which provider to use: {@code auto}, the best there is; {@code
 * scalar}, plain Java; {@code simd}, vector instructions or an error.
 */
public final class KernelProvider {

  /** System property that forces or forbids a provider; read once. */
  public static final String PROPERTY = "debut.kernel";

  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final String SIMD_PACKAGE = "io.github.debutdl4j.internal.kernel.simd.";

  private final String name;
  private final FloatKernels forFloat;
  private final Supplier<?> doubles;
  private DoubleKernels forDouble;

  /**
   * @param doubles makes the kernels for double when they are asked for: the vectors of a type take
   *     a while to load
   */
  private KernelProvider(String name, FloatKernels forFloat, Supplier<?> doubles) {
    this.name = name;
    this.forFloat = forFloat;
    this.doubles = doubles;
  }

  /**
   * Chosen once. If the choice is not available, every use fails with its reason, and not with a
   * missing class.
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
  public String name() {
    return name;
  }

  public FloatKernels forFloat() {
    return forFloat;
  }

  public synchronized DoubleKernels forDouble() {
    if (forDouble == null) {
      forDouble = (DoubleKernels) doubles.get();
    }
    return forDouble;
  }

  /** Plain Java, always there. */
  static KernelProvider scalar() {
    return new KernelProvider(
        "scalar",
        new FloatKernels(
            new ScalarFloatFactorKernel(),
            new ScalarFloatPackedKernel(),
            new ScalarFloatPixelRuns(),
            new FloatActivations()),
        () ->
            new DoubleKernels(
                new ScalarDoubleFactorKernel(),
                new ScalarDoublePackedKernel(),
                new ScalarDoublePixelRuns(),
                new DoubleActivations()));
  }

  /**
   * Vector instructions, if the module is present and the processor has vectors that are wide
   * enough.
   */
  static Optional<KernelProvider> simd() {
    if (!JavaModules.makeReadable(VECTOR_MODULE)) {
      return Optional.empty();
    }
    try {
      FloatKernels forFloat = (FloatKernels) simdKernels("SimdFloatKernels").get();
      Supplier<?> doubles = simdKernels("SimdDoubleKernels");
      return forFloat.factors().lanes() > 2
          ? Optional.of(new KernelProvider("simd", forFloat, doubles))
          : Optional.empty();
    } catch (ReflectiveOperationException | LinkageError e) {
      PlatformLog.warn(
          KernelProvider.class, "Vector instructions cannot be used; plain Java is", e);
      return Optional.empty();
    }
  }

  /** By name, because the classes cannot be loaded without the module. */
  private static Supplier<?> simdKernels(String supplier) throws ReflectiveOperationException {
    Class<?> type = Class.forName(SIMD_PACKAGE + supplier);
    return (Supplier<?>) type.getDeclaredConstructor().newInstance();
  }

  /**
   * The provider for a value of {@value #PROPERTY}.
   *
   * @throws IllegalStateException if it asks for vector instructions that are not available
   * @throws IllegalArgumentException if it is none of the three values
   */
  public static KernelProvider choose(String wanted) {
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
    PlatformLog.info(
        KernelProvider.class,
        "DeBut kernels run in plain Java; to run several times faster, " + advice());
    return scalar();
  }

  private static String advice() {
    return "start Java with --add-modules " + VECTOR_MODULE;
  }
}
