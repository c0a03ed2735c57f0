package io.github.debutdl4j.kernel;

import io.github.debutdl4j.chain.DeButFactor;

/** The inner loops in plain Java. */
final class ScalarFloatFactorKernel implements FloatFactorKernel {

  @Override
  public void forward(
      DeButFactor f,
      float[] weights,
      int weightsFrom,
      float[] input,
      int inputFrom,
      float[] output,
      int outputFrom,
      int columns) {
    int w = weightsFrom;
    for (int b = 0; b < f.blocks(); b++) {
      for (int k = 0; k < f.t(); k++) {
        for (int i = 0; i < f.r(); i++) {
          int out = outputFrom + ((b * f.r() + i) * f.t() + k) * columns;
          java.util.Arrays.fill(output, out, out + columns, 0);
          for (int j = 0; j < f.s(); j++) {
            int in = inputFrom + ((b * f.s() + j) * f.t() + k) * columns;
            addScaled(weights[w++], input, in, output, out, columns);
          }
        }
      }
    }
  }

  @Override
  public void epsilon(
      DeButFactor f,
      float[] weights,
      int weightsFrom,
      float[] epsilon,
      int epsilonFrom,
      float[] inputEpsilon,
      int inputEpsilonFrom,
      int columns) {
    java.util.Arrays.fill(inputEpsilon, inputEpsilonFrom, inputEpsilonFrom + f.q() * columns, 0);
    int w = weightsFrom;
    for (int b = 0; b < f.blocks(); b++) {
      for (int k = 0; k < f.t(); k++) {
        for (int i = 0; i < f.r(); i++) {
          int out = epsilonFrom + ((b * f.r() + i) * f.t() + k) * columns;
          for (int j = 0; j < f.s(); j++) {
            int in = inputEpsilonFrom + ((b * f.s() + j) * f.t() + k) * columns;
            addScaled(weights[w++], epsilon, out, inputEpsilon, in, columns);
          }
        }
      }
    }
  }

  @Override
  public void gradient(
      DeButFactor f,
      float[] input,
      int inputFrom,
      float[] epsilon,
      int epsilonFrom,
      float[] gradient,
      int gradientFrom,
      int columns) {
    int w = gradientFrom;
    for (int b = 0; b < f.blocks(); b++) {
      for (int k = 0; k < f.t(); k++) {
        for (int i = 0; i < f.r(); i++) {
          int out = epsilonFrom + ((b * f.r() + i) * f.t() + k) * columns;
          for (int j = 0; j < f.s(); j++) {
            int in = inputFrom + ((b * f.s() + j) * f.t() + k) * columns;
            gradient[w++] += dot(epsilon, out, input, in, columns);
          }
        }
      }
    }
  }

  private static void addScaled(
      float scale, float[] x, int xFrom, float[] y, int yFrom, int columns) {
    for (int c = 0; c < columns; c++) {
      y[yFrom + c] += scale * x[xFrom + c];
    }
  }

  private static float dot(float[] x, int xFrom, float[] y, int yFrom, int columns) {
    float sum = 0;
    for (int c = 0; c < columns; c++) {
      sum += x[xFrom + c] * y[yFrom + c];
    }
    return sum;
  }
}
