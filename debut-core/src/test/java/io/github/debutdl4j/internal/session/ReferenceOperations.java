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
package io.github.debutdl4j.internal.session;

import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.network.Activation;
import io.github.debutdl4j.internal.network.LinearMap;
import io.github.debutdl4j.internal.network.Operation;
import io.github.debutdl4j.internal.network.Shape;
import io.github.debutdl4j.internal.network.Window;
import java.util.Arrays;
import java.util.List;

/** Every operation in plain loops, for one example. */
final class ReferenceOperations {

  private ReferenceOperations() {}

  static float[] apply(Operation operation, List<ReferenceValue> inputs, Shape result) {
    ReferenceValue x = inputs.get(0);
    if (operation instanceof Operation.FullyConnected fully) {
      return fullyConnected(fully, x);
    } else if (operation instanceof Operation.Convolution convolution) {
      return convolution(convolution, x, result);
    } else if (operation instanceof Operation.DepthwiseConvolution depthwise) {
      return depthwise(depthwise, x, result);
    } else if (operation instanceof Operation.TransposedConvolution transposed) {
      return transposed(transposed, x, result);
    } else if (operation instanceof Operation.Embedding embedding) {
      return embedding(embedding, x);
    } else if (operation instanceof Operation.Lstm lstm) {
      return lstm(lstm, x);
    } else if (operation instanceof Operation.SimpleRecurrence simple) {
      return simpleRecurrence(simple, x);
    } else if (operation instanceof Operation.Activate activate) {
      return activate(activate.activation(), x.numbers());
    } else if (operation instanceof Operation.Softmax) {
      return softmax(x);
    } else if (operation instanceof Operation.ScaleShift affine) {
      return scaleShift(affine, x);
    } else if (operation instanceof Operation.Pooling pooling) {
      return pooling(pooling, x, result);
    } else if (operation instanceof Operation.GlobalPooling pooling) {
      return globalPooling(pooling, x);
    } else if (operation instanceof Operation.LocalResponseNormalization norm) {
      return normalization(norm, x);
    } else if (operation instanceof Operation.Combination combination) {
      return combination(combination, inputs);
    } else if (operation instanceof Operation.MatrixProduct product) {
      return matrixProduct(product, x, inputs.get(1));
    }
    return ReferenceRearrangements.apply(operation, inputs, result);
  }

  private static double[] multiply(LinearMap map, double[] x) {
    float[] weights = map.weights();
    double[] y = Arrays.copyOf(x, map.chain().inputs());
    int at = 0;
    for (DeButFactor factor : map.chain().factors()) {
      y = multiply(factor, weights, at, y);
      at += factor.parameters();
    }
    return Arrays.copyOf(y, map.outputs());
  }

  private static double[] multiply(DeButFactor factor, float[] weights, int from, double[] x) {
    int t = factor.t();
    int rows = factor.r() * t;
    double[] y = new double[factor.p()];
    for (int out = 0; out < y.length; out++) {
      int block = out / rows;
      int k = out % t;
      int at = from + factor.weightIndex(block, k, out % rows / t, 0);
      for (int j = 0; j < factor.s(); j++) {
        y[out] += weights[at + j] * x[(block * factor.s() + j) * t + k];
      }
    }
    return y;
  }

  private static void addBias(float[] y, double[] column, float[] bias, int position, int stride) {
    for (int i = 0; i < column.length; i++) {
      y[i * stride + position] = (float) (column[i] + (bias == null ? 0 : bias[i]));
    }
  }

  private static double[] column(ReferenceValue x, int position, int positions) {
    double[] column = new double[x.size(0)];
    for (int i = 0; i < column.length; i++) {
      column[i] = x.numbers()[i * positions + position];
    }
    return column;
  }

  private static float[] fullyConnected(Operation.FullyConnected fully, ReferenceValue x) {
    int positions = x.shape().positions();
    float[] y = new float[fully.map().outputs() * positions];
    for (int position = 0; position < positions; position++) {
      double[] column = multiply(fully.map(), column(x, position, positions));
      addBias(y, column, fully.bias(), position, positions);
    }
    return y;
  }

  private static float[] convolution(
      Operation.Convolution convolution, ReferenceValue x, Shape result) {
    Window window = convolution.window();
    float[] y = new float[result.count()];
    double[] patch = new double[convolution.map().inputs()];
    for (int position = 0; position < result.positions(); position++) {
      int row = position / result.size(2) * window.strideHeight() - window.padTop();
      int column = position % result.size(2) * window.strideWidth() - window.padLeft();
      for (int channel = 0; channel < x.size(0); channel++) {
        for (int tap = 0; tap < window.taps(); tap++) {
          int place = convolution.order().column(channel, tap, x.size(0), window.taps());
          patch[place] =
              x.pixel(
                  channel,
                  row + tap / window.kernelWidth() * window.dilationHeight(),
                  column + tap % window.kernelWidth() * window.dilationWidth());
        }
      }
      double[] outputs = multiply(convolution.map(), patch);
      addBias(y, outputs, convolution.bias(), position, result.positions());
    }
    return y;
  }

  private static float[] depthwise(
      Operation.DepthwiseConvolution depthwise, ReferenceValue x, Shape result) {
    Window window = depthwise.window();
    float[] filters = depthwise.filters().weights();
    float[] y = new float[result.count()];
    for (int i = 0; i < y.length; i++) {
      int output = i / result.positions();
      int position = i % result.positions();
      int row = position / result.size(2) * window.strideHeight() - window.padTop();
      int column = position % result.size(2) * window.strideWidth() - window.padLeft();
      double sum = depthwise.bias() == null ? 0 : depthwise.bias()[output];
      for (int tap = 0; tap < window.taps(); tap++) {
        sum +=
            (double) filters[output * window.taps() + tap]
                * x.pixel(
                    output / depthwise.multiplier(),
                    row + tap / window.kernelWidth() * window.dilationHeight(),
                    column + tap % window.kernelWidth() * window.dilationWidth());
      }
      y[i] = (float) sum;
    }
    return y;
  }

  private static float[] transposed(
      Operation.TransposedConvolution transposed, ReferenceValue x, Shape result) {
    Window window = transposed.window();
    double[] y = new double[result.count()];
    for (int i = 0; transposed.bias() != null && i < y.length; i++) {
      y[i] = transposed.bias()[i / result.positions()];
    }
    for (int position = 0; position < x.shape().positions(); position++) {
      double[] column = multiply(transposed.map(), column(x, position, x.shape().positions()));
      for (int i = 0; i < column.length; i++) {
        int tap = i % window.taps();
        int row =
            position / x.size(2) * window.strideHeight()
                + tap / window.kernelWidth() * window.dilationHeight()
                - window.padTop();
        int at =
            position % x.size(2) * window.strideWidth()
                + tap % window.kernelWidth() * window.dilationWidth()
                - window.padLeft();
        if (row >= 0 && row < result.size(1) && at >= 0 && at < result.size(2)) {
          y[(i / window.taps() * result.size(1) + row) * result.size(2) + at] += column[i];
        }
      }
    }
    return floats(y);
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  private static float[] embedding(Operation.Embedding embedding, ReferenceValue x) {
    int steps = x.shape().count();
    float[] table = embedding.table().weights();
    float[] y = new float[embedding.features() * steps];
    for (int step = 0; step < steps; step++) {
      int row = (int) x.numbers()[step];
      for (int f = 0; f < embedding.features(); f++) {
        float bias = embedding.bias() == null ? 0 : embedding.bias()[f];
        y[f * steps + step] = table[row * embedding.features() + f] + bias;
      }
    }
    return y;
  }

  private static float[] lstm(Operation.Lstm lstm, ReferenceValue x) {
    int size = lstm.size();
    int steps = x.size(1);
    float[] y = new float[size * steps];
    double[] hidden = new double[size];
    double[] cell = new double[size];
    for (int n = 0; n < steps; n++) {
      int step = lstm.reverse() ? steps - 1 - n : n;
      double[] a = multiply(lstm.input(), column(x, step, steps));
      double[] b = multiply(lstm.recurrent(), hidden);
      for (int i = 0; i < a.length; i++) {
        a[i] += b[i] + lstm.bias()[i];
      }
      float[] peepholes = lstm.peepholes() == null ? new float[3 * size] : lstm.peepholes();
      for (int i = 0; i < size; i++) {
        double input = lstm.gate().at(a[i] + peepholes[i] * cell[i]);
        double forget = lstm.gate().at(a[size + i] + peepholes[size + i] * cell[i]);
        double candidate = lstm.activation().at(a[3 * size + i]);
        cell[i] = forget * cell[i] + input * candidate;
        double output = lstm.gate().at(a[2 * size + i] + peepholes[2 * size + i] * cell[i]);
        hidden[i] = output * lstm.activation().at(cell[i]);
        y[i * steps + step] = (float) hidden[i];
      }
    }
    return y;
  }

  private static float[] simpleRecurrence(Operation.SimpleRecurrence simple, ReferenceValue x) {
    int size = simple.size();
    int steps = x.size(1);
    float[] y = new float[size * steps];
    double[] hidden = new double[size];
    for (int n = 0; n < steps; n++) {
      int step = simple.reverse() ? steps - 1 - n : n;
      double[] a = multiply(simple.input(), column(x, step, steps));
      double[] b = multiply(simple.recurrent(), hidden);
      for (int i = 0; i < size; i++) {
        hidden[i] = simple.activation().at(a[i] + b[i] + simple.bias()[i]);
        y[i * steps + step] = (float) hidden[i];
      }
    }
    return y;
  }

  private static float[] activate(Activation activation, float[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) activation.at(x[i]);
    }
    return y;
  }

  private static float[] softmax(ReferenceValue x) {
    int positions = x.shape().positions();
    float[] y = new float[x.numbers().length];
    for (int position = 0; position < positions; position++) {
      double[] column = column(x, position, positions);
      double largest = Arrays.stream(column).max().orElseThrow();
      double sum = Arrays.stream(column).map(v -> Math.exp(v - largest)).sum();
      for (int i = 0; i < column.length; i++) {
        y[i * positions + position] = (float) (Math.exp(column[i] - largest) / sum);
      }
    }
    return y;
  }

  private static float[] scaleShift(Operation.ScaleShift affine, ReferenceValue x) {
    int positions = x.shape().positions();
    float[] y = new float[x.numbers().length];
    for (int i = 0; i < y.length; i++) {
      int channel = i / positions;
      y[i] = (float) ((double) affine.scale()[channel] * x.numbers()[i] + affine.shift()[channel]);
    }
    return y;
  }

  private static float[] pooling(Operation.Pooling pooling, ReferenceValue x, Shape result) {
    Window window = pooling.window();
    float[] y = new float[result.count()];
    for (int i = 0; i < y.length; i++) {
      int position = i % result.positions();
      int row = position / result.size(2) * window.strideHeight() - window.padTop();
      int column = position % result.size(2) * window.strideWidth() - window.padLeft();
      ReferencePool pool = new ReferencePool(pooling.kind(), pooling.p());
      for (int tap = 0; tap < window.taps(); tap++) {
        int r = row + tap / window.kernelWidth() * window.dilationHeight();
        int c = column + tap % window.kernelWidth() * window.dilationWidth();
        if (x.inside(r, c)) {
          pool.add(x.pixel(i / result.positions(), r, c));
        }
      }
      y[i] = (float) pool.result(pooling.countPadding() ? window.taps() : pool.count());
    }
    return y;
  }

  private static float[] globalPooling(Operation.GlobalPooling pooling, ReferenceValue x) {
    int positions = x.shape().positions();
    float[] y = new float[x.size(0)];
    for (int channel = 0; channel < y.length; channel++) {
      ReferencePool pool = new ReferencePool(pooling.kind(), pooling.p());
      for (int position = 0; position < positions; position++) {
        pool.add(x.numbers()[channel * positions + position]);
      }
      y[channel] = (float) pool.result(positions);
    }
    return y;
  }

  private static float[] normalization(
      Operation.LocalResponseNormalization norm, ReferenceValue x) {
    int positions = x.shape().positions();
    int half = norm.depth() / 2;
    float[] y = new float[x.numbers().length];
    for (int i = 0; i < y.length; i++) {
      int channel = i / positions;
      double squares = 0;
      int last = Math.min(x.size(0) - 1, channel + half);
      for (int c = Math.max(0, channel - half); c <= last; c++) {
        double value = x.numbers()[c * positions + i % positions];
        squares += value * value;
      }
      y[i] = (float) (x.numbers()[i] / Math.pow(norm.k() + norm.alpha() * squares, norm.beta()));
    }
    return y;
  }

  private static float[] combination(
      Operation.Combination combination, List<ReferenceValue> inputs) {
    float[] y = inputs.get(0).numbers().clone();
    for (ReferenceValue input : inputs.subList(1, inputs.size())) {
      for (int i = 0; i < y.length; i++) {
        y[i] = combined(combination.kind(), y[i], input.numbers()[i]);
      }
    }
    for (int i = 0; combination.kind() == Operation.CombinationKind.AVERAGE && i < y.length; i++) {
      y[i] /= inputs.size();
    }
    return y;
  }

  private static float combined(Operation.CombinationKind kind, float a, float b) {
    switch (kind) {
      case DIFFERENCE:
        return a - b;
      case PRODUCT:
        return a * b;
      case MAXIMUM:
        return Math.max(a, b);
      default:
        return a + b;
    }
  }

  private static float[] matrixProduct(
      Operation.MatrixProduct product, ReferenceValue a, ReferenceValue b) {
    int m = a.size(product.transposeFirst() ? 1 : 0);
    int inner = a.size(product.transposeFirst() ? 0 : 1);
    int n = b.size(product.transposeSecond() ? 0 : 1);
    float[] y = new float[m * n];
    for (int i = 0; i < y.length; i++) {
      double sum = 0;
      for (int k = 0; k < inner; k++) {
        int left = product.transposeFirst() ? k * m + i / n : i / n * inner + k;
        int right = product.transposeSecond() ? i % n * inner + k : k * n + i % n;
        sum += (double) a.numbers()[left] * b.numbers()[right];
      }
      y[i] = (float) sum;
    }
    return y;
  }
}
