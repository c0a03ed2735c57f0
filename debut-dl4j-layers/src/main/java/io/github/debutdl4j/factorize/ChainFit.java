package io.github.debutdl4j.factorize;

/**
 * Weights found for a chain, before norms are balanced and the error is measured.
 *
 * @param weights one tensor per factor, first applied first
 * @param squaredBound no weights have a smaller squared error
 * @param guaranteed whether the error is within a known factor of the best
 * @param history relative error after the first fit, then after each sweep
 */
record ChainFit(double[][] weights, double squaredBound, boolean guaranteed, double[] history) {}
