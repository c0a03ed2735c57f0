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

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.internal.kernel.activation.DoubleIdentity;
import io.github.debutdl4j.internal.kernel.activation.DoubleRelu;
import io.github.debutdl4j.internal.kernel.columns.DoubleStridedColumns;
import io.github.debutdl4j.internal.kernel.factor.KernelProvider;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Random;

/**
 * One chain with weights and columns, for the double kernel and for the plain product. A third of
 * the cases have fewer rows than the chain; in half of them the input lies column by column.
 */
final class KernelCase {

  record Gradients(double[] weights, double[] bias, double[] input) {}

  final KernelProvider provider;
  final DeButChain chain;
  final int columns;
  final int inputs;
  final int outputs;
  final boolean relu;
  final boolean columnByColumn;
  final double[] weights;
  final double[] bias;
  final double[] x;

  KernelCase(KernelProvider provider, DeButChain chain, int columns, Random random) {
    this.provider = provider;
    this.chain = chain;
    this.columns = columns;
    boolean padded = random.nextInt(3) == 0;
    inputs = padded ? 1 + random.nextInt(chain.inputs()) : chain.inputs();
    outputs = padded ? 1 + random.nextInt(chain.outputs()) : chain.outputs();
    relu = random.nextBoolean();
    columnByColumn = random.nextBoolean();
    weights = random(Math.toIntExact(chain.parameters()), random);
    bias = random(outputs, random);
    x = random(inputs * columns, random);
  }

  DoubleChainKernel kernel() {
    return new DoubleChainKernel(chain, inputs, outputs, provider.forDouble());
  }

  DoubleEpilogue epilogue() {
    return new DoubleEpilogue(bias, relu ? new DoubleRelu() : new DoubleIdentity());
  }

  DoubleStridedColumns rowsOf(double[] data, int features) {
    return DoubleStridedColumns.matrix(DoubleBuffer.wrap(data), 0, columns, 1, features, columns);
  }

  /** The input in the layout of the case. */
  DoubleStridedColumns input() {
    if (!columnByColumn) {
      return rowsOf(x, inputs);
    }
    double[] turned = new double[x.length];
    Arrays.setAll(turned, i -> x[i % inputs * columns + i / inputs]);
    return DoubleStridedColumns.matrix(DoubleBuffer.wrap(turned), 0, columns, inputs, inputs, 1);
  }

  double[] fullX() {
    return Arrays.copyOf(x, chain.inputs() * columns);
  }

  double[] expectedOutput() {
    double[][] tensors = new double[chain.length()][];
    Arrays.setAll(tensors, l -> tensor(l));
    double[] y = chain.apply(tensors, fullX(), columns);
    double[] shown = Arrays.copyOf(y, outputs * columns);
    for (int i = 0; i < shown.length; i++) {
      shown[i] += bias[i / columns];
      shown[i] = relu ? Math.max(0, shown[i]) : shown[i];
    }
    return shown;
  }

  Gradients gradients(double[] epsilon) {
    double[] weightGradient = new double[weights.length];
    double[] biasGradient = new double[outputs];
    double[] inputEpsilon = new double[inputs * columns];
    kernel()
        .backward(
            weights,
            DoubleEpilogue.NONE,
            input(),
            rowsOf(epsilon, outputs),
            new DoubleGradients(weightGradient, biasGradient),
            rowsOf(inputEpsilon, inputs));
    return new Gradients(weightGradient, biasGradient, inputEpsilon);
  }

  /** The same without the epsilon at the input. */
  double[] weightGradient(double[] epsilon) {
    double[] gradient = new double[weights.length];
    kernel()
        .backward(
            weights,
            DoubleEpilogue.NONE,
            input(),
            rowsOf(epsilon, outputs),
            new DoubleGradients(gradient, null),
            null);
    return gradient;
  }

  /** Slope of the sum of epsilon times output along one number. */
  double slopeAlong(double[] numbers, int index, double[] epsilon) {
    double step = 1e-5;
    double kept = numbers[index];
    numbers[index] = kept + step;
    double above = score(epsilon);
    numbers[index] = kept - step;
    double below = score(epsilon);
    numbers[index] = kept;
    return (above - below) / (2 * step);
  }

  private double score(double[] epsilon) {
    double[] y = new double[outputs * columns];
    kernel()
        .forward(
            weights,
            new DoubleEpilogue(bias, new DoubleIdentity()),
            rowsOf(x, inputs),
            rowsOf(y, outputs));
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += epsilon[i] * y[i];
    }
    return sum;
  }

  @Override
  public String toString() {
    return provider.name()
        + " "
        + chain
        + " for "
        + outputs
        + " x "
        + inputs
        + " on "
        + columns
        + " columns";
  }

  /** Gradients from the plain reference: one factor's tensor and one column at a time. */
  Gradients plainGradients(double[] epsilon) {
    double[] gradient = new double[weights.length];
    double[][] inputs = new double[chain.length()][];
    double[] at = fullX();
    for (int l = 0; l < chain.length(); l++) {
      inputs[l] = at;
      at = chain.factor(l).apply(tensor(l), at, columns);
    }
    double[] e = epsilon;
    for (int l = chain.length() - 1; l >= 0; l--) {
      double[] in = inputs[l];
      double[] out = e;
      int offset = chain.weightOffset(l);
      chain
          .factor(l)
          .forEachWeight(
              (w, row, column) -> {
                for (int c = 0; c < columns; c++) {
                  gradient[offset + w] += out[row * columns + c] * in[column * columns + c];
                }
              });
      e = chain.factor(l).applyTransposed(tensor(l), e, columns);
    }
    return new Gradients(gradient, null, e);
  }

  private double[] tensor(int factor) {
    int from = chain.weightOffset(factor);
    return Arrays.copyOfRange(weights, from, from + chain.factor(factor).parameters());
  }

  private static double[] random(int length, Random random) {
    return random.doubles(length, -1, 1).toArray();
  }
}
