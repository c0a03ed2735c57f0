package io.github.debutdl4j.internal.kernel.simd;

import io.github.debutdl4j.internal.kernel.DoubleFactorKernel;
import io.github.debutdl4j.internal.kernel.FloatFactorKernel;
import io.github.debutdl4j.internal.kernel.KernelProvider;

/** Inner loops on the Vector API; found by name at run time, for the module may be absent. */
public final class SimdKernelProvider extends KernelProvider {

  @Override
  public String name() {
    return "simd";
  }

  @Override
  public FloatFactorKernel forFloat() {
    return new SimdFloatFactorKernel();
  }

  @Override
  public DoubleFactorKernel forDouble() {
    return new SimdDoubleFactorKernel();
  }
}
