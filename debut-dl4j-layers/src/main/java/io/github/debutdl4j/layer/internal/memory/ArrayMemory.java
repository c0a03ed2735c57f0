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
package io.github.debutdl4j.layer.internal.memory;

import java.lang.ref.Reference;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.workspace.WorkspaceUtils;

/**
 * The memory of an array on the CPU, open for reading and writing in place, without a copy.
 *
 * <p>A buffer does not keep the array it belongs to: ND4J frees the memory once no array refers to
 * it, and then the buffer reads what other code writes there. So this is the only place that gives
 * out buffers; use it in a {@code try} statement that ends after their last use:
 *
 * <pre>{@code
 * try (ArrayMemory x = ArrayMemory.open(input);
 *     ArrayMemory y = ArrayMemory.open(output)) {
 *   copy(x.asFloats(), y.asFloats());
 * }
 * }</pre>
 *
 * <p>Several threads may use the buffers while the thread that opened the memory waits for them.
 */
public final class ArrayMemory implements AutoCloseable {

  private INDArray array; // null once closed

  private ArrayMemory(INDArray array) {
    this.array = array;
  }

  /**
   * Opens an array of any shape, order and strides, views included.
   *
   * @throws IllegalArgumentException if the array has no numbers, or more than a buffer can hold
   * @throws IllegalStateException if the array was closed, or is not in the memory of the CPU
   * @throws org.nd4j.linalg.workspace.ND4JWorkspaceException if the array's workspace was left
   */
  public static ArrayMemory open(INDArray array) {
    if (Nd4j.getExecutioner().type() != OpExecutioner.ExecutionerType.NATIVE_CPU) {
      throw new IllegalStateException(
          "Arrays of " + Nd4j.getExecutioner().type() + " are not in the memory of the CPU");
    }
    if (array.isEmpty()) {
      throw new IllegalArgumentException(describe(array) + " has no numbers");
    }
    if (array.wasClosed()) {
      throw new IllegalStateException(describe(array) + " was closed");
    }
    WorkspaceUtils.assertValidArray(array, "Cannot open the memory of an array");
    if (span(array) > Integer.MAX_VALUE / array.dataType().width()) {
      throw new IllegalArgumentException(
          describe(array) + " takes more than the " + Integer.MAX_VALUE + " bytes of a buffer");
    }
    return new ArrayMemory(array);
  }

  /** The open array: its shape and strides say where the numbers are. */
  public INDArray array() {
    if (array == null) {
      throw new IllegalStateException("The memory was closed");
    }
    return array;
  }

  /**
   * From the array's first number to its last, including any numbers between them that are not the
   * array's.
   *
   * @return valid until {@link #close}
   * @throws IllegalArgumentException if the array is not of type FLOAT
   */
  public FloatBuffer asFloats() {
    FloatPointer pointer = new FloatPointer(pointer(DataType.FLOAT));
    long first = array.offset();
    return pointer.position(first).limit(first + span(array)).asBuffer();
  }

  /**
   * From the array's first number to its last, including any numbers between them that are not the
   * array's.
   *
   * @return valid until {@link #close}
   * @throws IllegalArgumentException if the array is not of type DOUBLE
   */
  public DoubleBuffer asDoubles() {
    DoublePointer pointer = new DoublePointer(pointer(DataType.DOUBLE));
    long first = array.offset();
    return pointer.position(first).limit(first + span(array)).asBuffer();
  }

  /** Releases the array, which was reachable until now. */
  @Override
  @SuppressWarnings("ReachabilityFenceUsage") // its caller's try statement is what it asks for
  public void close() {
    INDArray held = array;
    array = null;
    Reference.reachabilityFence(held);
  }

  /** Of the array's storage, which a view shares with others and begins at an offset of. */
  private Pointer pointer(DataType wanted) {
    if (array().dataType() != wanted) {
      throw new IllegalArgumentException(describe(array) + " is not of type " + wanted);
    }
    return array.data().pointer();
  }

  private static long span(INDArray array) {
    long span = 1;
    for (int d = 0; d < array.rank(); d++) {
      span += (array.size(d) - 1) * array.stride(d);
    }
    return span;
  }

  private static String describe(INDArray array) {
    return "The array " + array.dataType() + Arrays.toString(array.shape());
  }
}
