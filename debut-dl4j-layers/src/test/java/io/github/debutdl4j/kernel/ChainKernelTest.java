package io.github.debutdl4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.debutdl4j.chain.ChainProduct;
import io.github.debutdl4j.chain.DeButChain;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChainKernelTest {

  private static final DeButChain WIDE = DeButChain.parse("48 54 8 9 1 48 48 2 2 8 32 48 2 3 16");

  static Stream<KernelProvider> providers() {
    return Stream.of(KernelProvider.choose("scalar"), KernelProvider.choose("simd"));
  }

  @ParameterizedTest
  @MethodSource("providers")
  void doubleKernelEqualsThePlainProductOnAThousandRandomChains(KernelProvider provider) {
    Random random = new Random(1);
    for (int trial = 0; trial < 1000; trial++) {
      Case c = new Case(provider, chain(trial, random), 1 + random.nextInt(40), random);

      double[] y = new double[c.outputs * c.columns];
      c.kernel().forward(c.weights, c.bias, c.relu, c.input(), c.rowsOf(y, c.outputs));

      assertClose(y, c.expectedOutput(), 1e-12, c);
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void doubleGradientsAreThoseOfThePlainProductOnAThousandRandomChains(KernelProvider provider) {
    Random random = new Random(2);
    for (int trial = 0; trial < 1000; trial++) {
      Case c = new Case(provider, chain(trial, random), 1 + random.nextInt(40), random);
      assertGradientsOfPlainProduct(c, random);
    }
  }

  /** Grids (2,2) and (2,4) one behind the other, which back-propagation may take together. */
  @ParameterizedTest
  @MethodSource("providers")
  void gradientsOfPairsOfFactorsAreThoseOfThePlainProduct(KernelProvider provider)
      throws Exception {
    Random random = new Random(7);
    int[][] widths = {{2, 2}, {2, 4}, {4, 2}, {4, 4}};
    for (int[] s : widths) {
      for (int columns : new int[] {1, 7, 300}) {
        DeButChain chain =
            DeButChain.regular(new int[] {3, 2, 2, 2, 2}, new int[] {2, s[0], s[1], s[0], s[1]});
        Case c = new Case(provider, chain, columns, random);
        // One thread takes two runs of columns at a time.
        ForkJoinPool pool = new ForkJoinPool(1);
        pool.submit(() -> assertGradientsOfPlainProduct(c, random)).get();
        pool.shutdown();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void floatGradientsFollowTheDoubleOnes(KernelProvider provider) {
    Random random = new Random(8);
    for (DeButChain chain : List.of(WIDE, RandomChains.DEEP, RandomChains.DEEPER)) {
      Case c = new Case(provider, chain, 19, random);
      double[] epsilon = random(c.outputs * c.columns, random);
      float[] gradient = new float[c.weights.length];
      float[] inputEpsilon = new float[c.x.length];
      new FloatChainKernel(chain, c.inputs, c.outputs, provider.forFloat())
          .backward(
              floats(c.weights),
              floatRows(floats(c.x), c.inputs, c.columns),
              floatRows(floats(epsilon), c.outputs, c.columns),
              gradient,
              null,
              floatRows(inputEpsilon, c.inputs, c.columns));

      Gradients expected = c.gradients(epsilon);
      assertClose(doubles(gradient), expected.weights(), 1e-5, c);
      assertClose(doubles(inputEpsilon), expected.input(), 1e-5, c);
    }
  }

  private static void assertGradientsOfPlainProduct(Case c, Random random) {
    double[] epsilon = random(c.outputs * c.columns, random);

    Gradients got = c.gradients(epsilon);

    double[] fullEpsilon = Arrays.copyOf(epsilon, c.chain.outputs() * c.columns);
    Gradients expected = PlainGradients.of(c.chain, c.weights, c.fullX(), fullEpsilon, c.columns);
    assertClose(got.weights(), expected.weights(), 1e-12, c);
    assertClose(c.weightGradient(epsilon), expected.weights(), 1e-12, c);
    assertClose(got.input(), Arrays.copyOf(expected.input(), c.inputs * c.columns), 1e-12, c);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void gradientsAgreeWithFiniteDifferences(KernelProvider provider) {
    Random random = new Random(3);
    Case c = new Case(provider, WIDE, 7, random);
    double[] epsilon = random(c.outputs * c.columns, random);
    Gradients got = c.gradients(epsilon);

    for (int w = 0; w < c.weights.length; w += 5) {
      double slope = c.slopeAlong(c.weights, w, epsilon);
      assertThat(got.weights()[w]).isCloseTo(slope, within(1e-7));
    }
    for (int i = 0; i < c.x.length; i += 3) {
      double slope = c.slopeAlong(c.x, i, epsilon);
      assertThat(got.input()[i]).isCloseTo(slope, within(1e-7));
    }
    for (int i = 0; i < c.outputs; i++) {
      double slope = c.slopeAlong(c.bias, i, epsilon);
      assertThat(got.bias()[i]).isCloseTo(slope, within(1e-7));
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void floatKernelFollowsTheDoubleOneForEveryNumberOfColumns(KernelProvider provider) {
    Random random = new Random(4);
    for (int columns = 1; columns <= 200; columns += columns < 20 ? 1 : 13) {
      Case c = new Case(provider, WIDE, columns, random);
      float[] y = new float[c.outputs * columns];
      new FloatChainKernel(WIDE, c.inputs, c.outputs, provider.forFloat())
          .forward(
              floats(c.weights),
              floats(c.bias),
              c.relu,
              floatRows(floats(c.x), c.inputs, columns),
              floatRows(y, c.outputs, columns));

      assertClose(doubles(y), c.expectedOutput(), 1e-5, c);
    }
  }

  private static DeButChain chain(int trial, Random random) {
    return switch (trial) {
      case 0, 1 -> RandomChains.DEEP;
      case 2, 3 -> RandomChains.DEEPER;
      default -> RandomChains.next(random);
    };
  }

  @Test
  void refusesSizesThatDoNotFitTheChain() {
    assertThatThrownBy(() -> new FloatChainKernel(WIDE, 55, 32))
        .hasMessageContaining("32 x 54")
        .hasMessageContaining("32 x 55");
    FloatChainKernel kernel = new FloatChainKernel(WIDE, 54, 32);
    float[] weights = new float[Math.toIntExact(WIDE.parameters())];
    assertThatThrownBy(
            () ->
                kernel.forward(
                    weights,
                    null,
                    false,
                    floatRows(new float[53], 53, 1),
                    floatRows(new float[32], 32, 1)))
        .hasMessageContaining("53")
        .hasMessageContaining("54");
  }

  private static double[] random(int length, Random random) {
    return random.doubles(length, -1, 1).toArray();
  }

  private static float[] floats(double[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = (float) x[i];
    }
    return y;
  }

  private static double[] doubles(float[] x) {
    double[] y = new double[x.length];
    Arrays.setAll(y, i -> x[i]);
    return y;
  }

  /** A features x columns array, row major. */
  private static FloatStridedColumns floatRows(float[] data, int features, int columns) {
    return FloatStridedColumns.matrix(FloatBuffer.wrap(data), 0, columns, 1, features, columns);
  }

  /** Relative to the largest number expected. */
  private static void assertClose(double[] got, double[] expected, double tolerance, Case c) {
    assertThat(got).hasSameSizeAs(expected);
    double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0) + 1e-30;
    for (int i = 0; i < got.length; i++) {
      if (!(Math.abs(got[i] - expected[i]) <= tolerance * scale)) {
        throw new AssertionError(
            c + " differs at " + i + ": got " + got[i] + ", expected " + expected[i]);
      }
    }
  }

  private record Gradients(double[] weights, double[] bias, double[] input) {}

  /** Gradients from the plain reference: one factor's tensor and one column at a time. */
  private static final class PlainGradients {

    static Gradients of(
        DeButChain chain, double[] weights, double[] x, double[] epsilon, int columns) {
      double[] gradient = new double[weights.length];
      double[][] inputs = new double[chain.length()][];
      double[] at = x;
      for (int l = 0; l < chain.length(); l++) {
        inputs[l] = at;
        at = ChainProduct.apply(chain.factor(l), tensor(chain, weights, l), at, columns);
      }
      double[] e = epsilon;
      for (int l = chain.length() - 1; l >= 0; l--) {
        double[] in = inputs[l];
        double[] out = e;
        int offset = chain.weightOffset(l);
        ChainProduct.forEachWeight(
            chain.factor(l),
            (w, row, column) -> {
              for (int c = 0; c < columns; c++) {
                gradient[offset + w] += out[row * columns + c] * in[column * columns + c];
              }
            });
        e = ChainProduct.applyTransposed(chain.factor(l), tensor(chain, weights, l), e, columns);
      }
      return new Gradients(gradient, null, e);
    }
  }

  private static double[] tensor(DeButChain chain, double[] weights, int factor) {
    int from = chain.weightOffset(factor);
    return Arrays.copyOfRange(weights, from, from + chain.factor(factor).parameters());
  }

  /**
   * One chain with weights and columns. A third of the cases have fewer rows than the chain; in
   * half of them the input lies column by column.
   */
  private static final class Case {
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

    Case(KernelProvider provider, DeButChain chain, int columns, Random random) {
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
      Arrays.setAll(tensors, l -> tensor(chain, weights, l));
      double[] y = ChainProduct.applyAll(chain, tensors, fullX(), columns);
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
              input(),
              rowsOf(epsilon, outputs),
              weightGradient,
              biasGradient,
              rowsOf(inputEpsilon, inputs));
      return new Gradients(weightGradient, biasGradient, inputEpsilon);
    }

    /** The same without the epsilon at the input. */
    double[] weightGradient(double[] epsilon) {
      double[] gradient = new double[weights.length];
      kernel().backward(weights, input(), rowsOf(epsilon, outputs), gradient, null, null);
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
      kernel().forward(weights, bias, false, rowsOf(x, inputs), rowsOf(y, outputs));
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
  }
}
