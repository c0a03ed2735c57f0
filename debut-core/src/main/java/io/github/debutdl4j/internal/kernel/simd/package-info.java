/**
 * The inner loops of the kernels on {@code jdk.incubator.vector}. Nothing refers to this package by
 * its types: without the module its classes cannot be loaded.
 */
package io.github.debutdl4j.internal.kernel.simd;
