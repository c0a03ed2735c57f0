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
package io.github.debutdl4j.layer.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.debutdl4j.chain.ColumnOrder;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.kernel.columns.PatchGeometry;
import io.github.debutdl4j.internal.kernel.columns.PatchTaps;
import io.github.debutdl4j.internal.kernel.factor.KernelProvider;
import io.github.debutdl4j.layer.TestChains;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The kernels and ND4J's operations compute the same layer, however its arrays lie in memory. */
class EngineAgreementTest {

  private static final int OUTPUTS = 6;
  private static final IActivation IDENTITY = new ActivationIdentity();

  /** Ways in which an array of one content can lie in memory. */
  enum Memory {
    C_ORDER(a -> a.dup('c')),
    F_ORDER(a -> a.dup('f')),
    VIEW_WITH_OFFSET(EngineAgreementTest::viewWithOffset),
    EVERY_SECOND_EXAMPLE(EngineAgreementTest::everySecondExample),
    REVERSED_DIMENSIONS(EngineAgreementTest::reversedDimensions),
    SECOND_DIMENSION_FIRST(a -> a.swapAxes(0, 1).dup('c').swapAxes(0, 1));

    private final UnaryOperator<INDArray> place;

    Memory(UnaryOperator<INDArray> place) {
      this.place = place;
    }
  }

  @ParameterizedTest
  @EnumSource(Memory.class)
  void denseLayersAgree(Memory memory) {
    for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
      for (int examples : new int[] {1, 7, 130}) {
        DenseLayout layout = new DenseLayout(examples, OUTPUTS);
        INDArray input = Nd4j.rand(type, examples, 12).subi(0.5);
        INDArray delta = Nd4j.rand(type, examples, OUTPUTS).subi(0.5);
        assertAgreement(
            layout, TestChains.sixByTwelve("regular"), 12, place(memory, input, delta), type);
      }
    }
  }

  @ParameterizedTest(name = "{0} {1} {2} stride {3} dilation {4}")
  @CsvSource({
    "NCHW, CHANNEL_MAJOR, C_ORDER, 1, 1",
    "NCHW, TAP_MAJOR, F_ORDER, 2, 1",
    "NCHW, CHANNEL_MAJOR, SECOND_DIMENSION_FIRST, 1, 1",
    "NCHW, CHANNEL_MAJOR, VIEW_WITH_OFFSET, 1, 2",
    "NCHW, TAP_MAJOR, EVERY_SECOND_EXAMPLE, 1, 1",
    "NCHW, CHANNEL_MAJOR, REVERSED_DIMENSIONS, 2, 2",
    "NHWC, CHANNEL_MAJOR, C_ORDER, 1, 1",
    "NHWC, TAP_MAJOR, F_ORDER, 2, 1",
    "NHWC, CHANNEL_MAJOR, VIEW_WITH_OFFSET, 1, 2",
    "NHWC, TAP_MAJOR, EVERY_SECOND_EXAMPLE, 1, 1",
    "NHWC, CHANNEL_MAJOR, REVERSED_DIMENSIONS, 2, 2"
  })
  void convolutionsAgree(
      CNN2DFormat format, ColumnOrder order, Memory memory, int stride, int dilation) {
    int outHeight = (6 + 2 - dilation - 1) / stride + 1;
    int outWidth = (5 - dilation - 1) / stride + 1;
    PatchGeometry geometry =
        PatchGeometry.of(
            3,
            new int[] {6, 5},
            new PatchTaps(
                new int[] {2, 2}, new int[] {stride, stride}, new int[] {dilation, dilation}),
            new int[] {1, 0},
            new int[] {outHeight, outWidth},
            order);
    ConvolutionLayout layout = new ConvolutionLayout(3, OUTPUTS, geometry, format, false);
    boolean channelsFirst = format == CNN2DFormat.NCHW;
    long[] inputShape = channelsFirst ? new long[] {3, 3, 6, 5} : new long[] {3, 6, 5, 3};
    for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
      INDArray input = Nd4j.rand(type, inputShape).subi(0.5);
      INDArray delta = Nd4j.rand(type, layout.outputShape()).subi(0.5);
      assertAgreement(
          layout, TestChains.sixByTwelve("bulging"), 12, place(memory, input, delta), type);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"NCHW, C_ORDER", "NHWC, C_ORDER", "NCHW, REVERSED_DIMENSIONS", "NHWC, F_ORDER"})
  void pointwiseConvolutionsAgree(CNN2DFormat format, Memory memory) {
    PatchGeometry geometry =
        PatchGeometry.of(
            12,
            new int[] {4, 3},
            new PatchTaps(new int[] {1, 1}, new int[] {1, 1}, new int[] {1, 1}),
            new int[] {0, 0},
            new int[] {4, 3},
            ColumnOrder.TAP_MAJOR);
    ConvolutionLayout layout = new ConvolutionLayout(5, OUTPUTS, geometry, format, false);
    boolean channelsFirst = format == CNN2DFormat.NCHW;
    long[] inputShape = channelsFirst ? new long[] {5, 12, 4, 3} : new long[] {5, 4, 3, 12};
    for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
      INDArray input = Nd4j.rand(type, inputShape).subi(0.5);
      INDArray delta = Nd4j.rand(type, layout.outputShape()).subi(0.5);
      assertAgreement(
          layout, TestChains.sixByTwelve("regular"), 12, place(memory, input, delta), type);
    }
  }

  @ParameterizedTest(name = "channels first {0} {1} {2} stride {3} dilation {4}")
  @CsvSource({
    "true,  CHANNEL_MAJOR, C_ORDER, 1, 1",
    "true,  TAP_MAJOR, REVERSED_DIMENSIONS, 2, 1",
    "false, CHANNEL_MAJOR, F_ORDER, 1, 2",
    "false, TAP_MAJOR, C_ORDER, 2, 1",
    "true,  CHANNEL_MAJOR, VIEW_WITH_OFFSET, 1, 2",
    "false, TAP_MAJOR, EVERY_SECOND_EXAMPLE, 1, 1"
  })
  void volumesAgree(
      boolean channelsFirst, ColumnOrder order, Memory memory, int stride, int dilation) {
    int outDepth = (5 + 2 - dilation - 1) / stride + 1;
    PatchGeometry images =
        PatchGeometry.of(
            3 * 2,
            new int[] {4, 3},
            new PatchTaps(new int[] {1, 2}, new int[] {1, stride}, new int[] {1, 1}),
            new int[] {0, 0},
            new int[] {4, 1 / stride + 1},
            order);
    VolumeLayout layout =
        new VolumeLayout(
            3,
            OUTPUTS,
            new SliceWindow(5, 2, stride, dilation, 1, outDepth),
            images,
            channelsFirst);
    assertAgreement(
        layout, channelsFirst ? new long[] {3, 3, 5, 4, 3} : new long[] {3, 5, 4, 3, 3}, memory);
  }

  @ParameterizedTest(name = "channels first {0} {1}")
  @CsvSource({"true, C_ORDER", "false, C_ORDER", "true, F_ORDER", "false, REVERSED_DIMENSIONS"})
  void pointwiseVolumesAgree(boolean channelsFirst, Memory memory) {
    int[] one = {1, 1};
    PatchGeometry images =
        PatchGeometry.of(
            12,
            new int[] {4, 3},
            new PatchTaps(one, one, one),
            new int[] {0, 0},
            new int[] {4, 3},
            ColumnOrder.CHANNEL_MAJOR);
    VolumeLayout layout =
        new VolumeLayout(3, OUTPUTS, new SliceWindow(2, 1, 1, 1, 0, 2), images, channelsFirst);
    assertAgreement(
        layout, channelsFirst ? new long[] {3, 12, 2, 4, 3} : new long[] {3, 2, 4, 3, 12}, memory);
  }

  private static void assertAgreement(ColumnLayout layout, long[] inputShape, Memory memory) {
    for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
      INDArray input = Nd4j.rand(type, inputShape).subi(0.5);
      INDArray delta = Nd4j.rand(type, layout.outputShape()).subi(0.5);
      assertAgreement(
          layout, TestChains.sixByTwelve("bulging"), 12, place(memory, input, delta), type);
    }
  }

  @ParameterizedTest(name = "{0} {1} stride {2} dilation {3} padding {4}")
  @CsvSource({
    "NCHW, C_ORDER, 1, 2, 6",
    "NHWC, F_ORDER, 2, 1, 3",
    "NCHW, REVERSED_DIMENSIONS, 3, 1, 0",
    "NHWC, VIEW_WITH_OFFSET, 1, 1, 1"
  })
  void sequencesAgree(CNN2DFormat format, Memory memory, int stride, int dilation, int padding) {
    PatchGeometry geometry =
        PatchGeometry.of(
            3,
            new int[] {1, 9},
            new PatchTaps(new int[] {1, 4}, new int[] {1, stride}, new int[] {1, dilation}),
            new int[] {0, padding},
            new int[] {1, (9 + padding - 3 * dilation - 1) / stride + 1},
            ColumnOrder.CHANNEL_MAJOR);
    ConvolutionLayout layout = new ConvolutionLayout(3, OUTPUTS, geometry, format, true);
    long[] inputShape = format == CNN2DFormat.NCHW ? new long[] {3, 3, 9} : new long[] {3, 9, 3};
    for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE)) {
      INDArray input = Nd4j.rand(type, inputShape).subi(0.5);
      INDArray delta = Nd4j.rand(type, layout.outputShape()).subi(0.5);
      assertAgreement(
          layout, TestChains.sixByTwelve("irregular"), 12, place(memory, input, delta), type);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"HALF", "BFLOAT16"})
  void halfPrecisionRunsOnNd4jOperations(DataType type) {
    DeButChain chain = TestChains.sixByTwelve("regular");
    ChainParameters exact = parameters(chain, DataType.FLOAT);
    INDArray input = Nd4j.rand(DataType.FLOAT, 5, 12).subi(0.5);
    INDArray expected = Nd4j.create(DataType.FLOAT, 5, OUTPUTS);
    DenseLayout layout = new DenseLayout(5, OUTPUTS);
    new FloatChainEngine(chain, 12, OUTPUTS, KernelProvider.get().forFloat())
        .forward(new ChainCall(layout, exact, IDENTITY), input, expected);

    List<INDArray> factors = new ArrayList<>();
    exact.factors().forEach(factor -> factors.add(factor.castTo(type)));
    ChainParameters coarse = new ChainParameters(factors, exact.bias().castTo(type));
    INDArray output = Nd4j.create(type, 5, OUTPUTS);
    new Nd4jChainEngine(chain, 12, OUTPUTS)
        .forward(new ChainCall(layout, coarse, IDENTITY), input.castTo(type), output);

    assertThat(relativeDifference(output.castTo(DataType.FLOAT), expected)).isLessThan(0.03);
  }

  /** Forward with and without ReLU, and all gradients, with outputs in memory that is not clean. */
  private static void assertAgreement(
      ColumnLayout layout, DeButChain chain, int inputs, INDArray[] arrays, DataType type) {
    ChainEngine kernel =
        type == DataType.FLOAT
            ? new FloatChainEngine(chain, inputs, OUTPUTS, KernelProvider.get().forFloat())
            : new DoubleChainEngine(chain, inputs, OUTPUTS, KernelProvider.get().forDouble());
    ChainEngine operations = new Nd4jChainEngine(chain, inputs, OUTPUTS);
    ChainParameters parameters = parameters(chain, type);
    double tolerance = type == DataType.FLOAT ? 1e-5 : 1e-13;
    ChainCall plain = new ChainCall(layout, parameters, IDENTITY);
    for (IActivation activation : List.of(IDENTITY, new ActivationReLU())) {
      INDArray z = dirty(type, layout.outputShape());
      INDArray actual = dirty(type, layout.outputShape());
      operations.forward(plain, arrays[0], z);
      kernel.forward(new ChainCall(layout, parameters, activation), arrays[0], actual);
      INDArray expected = activation.getActivation(z, false);
      assertThat(relativeDifference(actual, expected)).isLessThan(tolerance);
    }
    ChainParameters expected = parameters(chain, type);
    ChainParameters actual = parameters(chain, type);
    INDArray expectedEpsilon = dirty(type, arrays[0].shape());
    INDArray actualEpsilon = dirty(type, arrays[0].shape());
    operations.backward(plain, arrays[0], arrays[1], expected, expectedEpsilon);
    kernel.backward(plain, arrays[0], arrays[1], actual, actualEpsilon);
    assertThat(relativeDifference(actualEpsilon, expectedEpsilon)).isLessThan(tolerance);
    assertThat(relativeDifference(actual.bias(), expected.bias())).isLessThan(tolerance);
    for (int l = 0; l < chain.length(); l++) {
      assertThat(relativeDifference(actual.factors().get(l), expected.factors().get(l)))
          .isLessThan(tolerance);
    }
  }

  private static ChainParameters parameters(DeButChain chain, DataType type) {
    List<INDArray> factors = new ArrayList<>();
    for (DeButFactor factor : chain.factors()) {
      int[] shape = factor.weightShape();
      factors.add(Nd4j.rand(type, shape[0], shape[1], shape[2], shape[3]).subi(0.5));
    }
    return new ChainParameters(factors, Nd4j.rand(type, 1, OUTPUTS).subi(0.5));
  }

  private static INDArray dirty(DataType type, long... shape) {
    return Nd4j.valueArrayOf(shape, 7.5, type);
  }

  private static INDArray[] place(Memory memory, INDArray input, INDArray delta) {
    return new INDArray[] {memory.place.apply(input), memory.place.apply(delta)};
  }

  private static double relativeDifference(INDArray actual, INDArray expected) {
    return actual.sub(expected).norm2Number().doubleValue()
        / Math.max(1e-30, expected.norm2Number().doubleValue());
  }

  private static INDArray viewWithOffset(INDArray array) {
    INDArray run = Nd4j.create(array.dataType(), array.length() + 5);
    INDArray view =
        run.get(NDArrayIndex.interval(5, 5 + array.length())).reshape('c', array.shape());
    return view.assign(array);
  }

  private static INDArray everySecondExample(INDArray array) {
    long[] shape = array.shape().clone();
    shape[0] *= 2;
    INDArray view = Nd4j.create(array.dataType(), shape).get(NDArrayIndex.interval(0, 2, shape[0]));
    return view.assign(array);
  }

  private static INDArray reversedDimensions(INDArray array) {
    int[] reversed = new int[array.rank()];
    for (int d = 0; d < reversed.length; d++) {
      reversed[d] = reversed.length - 1 - d;
    }
    return array.permute(reversed).dup('c').permute(reversed);
  }
}
