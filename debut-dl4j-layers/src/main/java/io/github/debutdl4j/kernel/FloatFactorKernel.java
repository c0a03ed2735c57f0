package io.github.debutdl4j.kernel;

import io.github.debutdl4j.chain.DeButFactor;

/**
 * Applies one factor to a tile of columns; the inner loops that a provider must write.
 *
 * <p>A tile holds row {@code i} from index {@code from + i * columns}, with no gap between rows.
 * Weights are the factor's tensor {@code [blocks, t, r, s]}.
 */
public interface FloatFactorKernel {

  /** {@code output = W input}; input is q x columns, output p x columns. */
  void forward(
      DeButFactor factor,
      float[] weights,
      int weightsFrom,
      float[] input,
      int inputFrom,
      float[] output,
      int outputFrom,
      int columns);

  /** {@code inputEpsilon = W^T epsilon}; epsilon is p x columns, inputEpsilon q x columns. */
  void epsilon(
      DeButFactor factor,
      float[] weights,
      int weightsFrom,
      float[] epsilon,
      int epsilonFrom,
      float[] inputEpsilon,
      int inputEpsilonFrom,
      int columns);

  /** Adds to each weight's gradient the sum over columns of its epsilon times its input. */
  void gradient(
      DeButFactor factor,
      float[] input,
      int inputFrom,
      float[] epsilon,
      int epsilonFrom,
      float[] gradient,
      int gradientFrom,
      int columns);
}
