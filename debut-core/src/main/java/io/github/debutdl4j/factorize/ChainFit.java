package io.github.debutdl4j.factorize;

/**
 * Weights found for a chain, before norms are balanced and the error is measured.
 *
 * @param weights one tensor per factor, first applied first
 * @param guaranteed whether the error is within a known factor of the best
 * @param history relative error after the first fit, then after each sweep
 */
record ChainFit(double[][] weights, boolean guaranteed, double[] history) {}
