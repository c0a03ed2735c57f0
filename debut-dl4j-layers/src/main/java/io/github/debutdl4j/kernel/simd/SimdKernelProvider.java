package io.github.debutdl4j.kernel.simd;

import io.github.debutdl4j.kernel.DoubleFactorKernel;
import io.github.debutdl4j.kernel.FloatFactorKernel;
import io.github.debutdl4j.kernel.KernelProvider;

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
