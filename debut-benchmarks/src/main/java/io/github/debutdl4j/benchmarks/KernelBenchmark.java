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
package io.github.debutdl4j.benchmarks;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.kernel.FloatChainKernel;
import io.github.debutdl4j.internal.kernel.FloatEpilogue;
import io.github.debutdl4j.internal.kernel.FloatGradients;
import io.github.debutdl4j.internal.kernel.columns.FloatStridedColumns;
import io.github.debutdl4j.internal.kernel.factor.KernelProvider;
import io.github.debutdl4j.layer.internal.memory.ArrayMemory;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The chain of a 512 x 4608 matrix against the matrix itself and against the chain as ND4J
 * operations, on 1,024 columns and on one.
 */
@State(Scope.Benchmark)
public class KernelBenchmark {

  static final int COLUMNS = 1024;

  private final DeButChain chain = VggConvolution.largest();
  private final int inputs = chain.inputs();
  private final int outputs = chain.outputs();
  private final FloatChainKernel kernel =
      new FloatChainKernel(chain, inputs, outputs, KernelProvider.get().forFloat());
  private final FloatChainKernel factorByFactor = kernel.factorByFactor();
  private final float[] weights = random(1, (int) chain.parameters()).toFloatVector();
  private final float[] gradient = new float[weights.length];

  private final INDArray matrix = random(outputs, inputs);
  private final INDArray x = random(inputs, COLUMNS);
  private final INDArray chainY = Nd4j.create(outputs, COLUMNS);
  private final INDArray chainInputEpsilon = Nd4j.create(inputs, COLUMNS);
  private final INDArray chainOneY = Nd4j.create(outputs, 1);
  private final INDArray y = Nd4j.create(new long[] {outputs, COLUMNS}, 'f');
  private final INDArray epsilon = random(outputs, COLUMNS);
  private final INDArray matrixGradient = Nd4j.create(new long[] {outputs, inputs}, 'f');
  private final INDArray inputEpsilon = Nd4j.create(new long[] {inputs, COLUMNS}, 'f');
  private final INDArray oneX = random(inputs, 1);
  private final INDArray oneY = Nd4j.create(new long[] {outputs, 1}, 'f');
  private final INDArray[] factors = factorMatrices();

  private final List<ArrayMemory> opened = new ArrayList<>();
  private final FloatStridedColumns xColumns = columns(x);
  private final FloatStridedColumns yColumns = columns(chainY);
  private final FloatStridedColumns epsilonColumns = columns(epsilon);
  private final FloatStridedColumns inputEpsilonColumns = columns(chainInputEpsilon);
  private final FloatStridedColumns oneXColumn = column(oneX);
  private final FloatStridedColumns oneYColumn = column(chainOneY);

  @TearDown
  public void closeMemory() {
    opened.forEach(ArrayMemory::close);
  }

  @Benchmark
  public Object denseForward() {
    return matrix.mmuli(x, y);
  }

  @Benchmark
  public Object chainForward() {
    kernel.forward(weights, FloatEpilogue.NONE, xColumns, yColumns);
    return yColumns;
  }

  /** Without multiplying neighbouring factors out, as for few columns. */
  @Benchmark
  public Object factorsForward() {
    factorByFactor.forward(weights, FloatEpilogue.NONE, xColumns, yColumns);
    return yColumns;
  }

  /** The two products that back-propagation through a dense matrix takes. */
  @Benchmark
  public Object denseBackward() {
    epsilon.mmuli(x.transpose(), matrixGradient);
    return matrix.transpose().mmuli(epsilon, inputEpsilon);
  }

  @Benchmark
  public Object chainBackward() {
    kernel.backward(
        weights,
        FloatEpilogue.NONE,
        xColumns,
        epsilonColumns,
        new FloatGradients(gradient, null),
        inputEpsilonColumns);
    return gradient;
  }

  @Benchmark
  public Object denseOneColumn() {
    return matrix.mmuli(oneX, oneY);
  }

  @Benchmark
  public Object chainOneColumn() {
    kernel.forward(weights, FloatEpilogue.NONE, oneXColumn, oneYColumn);
    return oneYColumn;
  }

  /** Reshape, permute, batched product, permute back: what a graph of operations does. */
  @Benchmark
  public Object operationsForward() {
    INDArray at = x;
    for (int l = 0; l < chain.length(); l++) {
      DeButFactor f = chain.factor(l);
      long pieces = (long) f.blocks() * f.t();
      INDArray grid =
          at.reshape('c', f.blocks(), f.s(), f.t(), COLUMNS)
              .permute(0, 2, 1, 3)
              .dup('c')
              .reshape('c', pieces, f.s(), COLUMNS);
      at =
          Nd4j.matmul(factors[l], grid)
              .dup('c')
              .reshape('c', f.blocks(), f.t(), f.r(), COLUMNS)
              .permute(0, 2, 1, 3)
              .dup('c')
              .reshape('c', f.p(), COLUMNS);
    }
    return at;
  }

  private INDArray[] factorMatrices() {
    INDArray[] matrices = new INDArray[chain.length()];
    for (int l = 0; l < matrices.length; l++) {
      DeButFactor f = chain.factor(l);
      matrices[l] = random(f.blocks() * f.t() * f.r(), f.s());
      matrices[l] = matrices[l].reshape('c', (long) f.blocks() * f.t(), f.r(), f.s());
    }
    return matrices;
  }

  private static INDArray random(int rows, int columns) {
    return Nd4j.randn(DataType.FLOAT, rows, columns).divi(2);
  }

  /** A features x columns matrix in c order. */
  private FloatStridedColumns columns(INDArray matrix) {
    int rows = (int) matrix.size(0);
    return FloatStridedColumns.matrix(floats(matrix), 0, COLUMNS, 1, rows, COLUMNS);
  }

  private FloatStridedColumns column(INDArray vector) {
    int rows = (int) vector.size(0);
    return FloatStridedColumns.matrix(floats(vector), 0, 1, rows, rows, 1);
  }

  private FloatBuffer floats(INDArray array) {
    ArrayMemory memory = ArrayMemory.open(array);
    opened.add(memory);
    return memory.asFloats();
  }
}
