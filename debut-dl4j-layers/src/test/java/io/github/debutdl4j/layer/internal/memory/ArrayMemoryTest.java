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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.workspace.ND4JWorkspaceException;

class ArrayMemoryTest {

  @Test
  void readsAndWritesFloatsInPlace() {
    INDArray array = Nd4j.arange(6).castTo(DataType.FLOAT).reshape(2, 3);

    try (ArrayMemory memory = ArrayMemory.open(array)) {
      FloatBuffer floats = memory.asFloats();
      assertThat(floats.remaining()).isEqualTo(6);
      assertThat(floats.get(5)).isEqualTo(5);
      floats.put(4, 40);
    }

    assertThat(array.getFloat(1, 1)).isEqualTo(40);
  }

  @Test
  void readsDoubles() {
    INDArray array = Nd4j.createFromArray(1.5, 2.5);

    try (ArrayMemory memory = ArrayMemory.open(array)) {
      DoubleBuffer doubles = memory.asDoubles();
      assertThat(doubles.remaining()).isEqualTo(2);
      assertThat(doubles.get(1)).isEqualTo(2.5);
    }
  }

  @Test
  void beginsAtAViewsFirstNumberAndEndsAtItsLast() {
    INDArray all = Nd4j.arange(24).castTo(DataType.FLOAT).reshape(4, 6);
    INDArray view =
        all.get(NDArrayIndex.interval(1, 3), NDArrayIndex.interval(1, 2, 6)); // 7 9 11 13 15 17
    assertThat(view.toFloatMatrix()).isEqualTo(new float[][] {{7, 9, 11}, {13, 15, 17}});

    try (ArrayMemory memory = ArrayMemory.open(view)) {
      FloatBuffer floats = memory.asFloats();
      assertThat(floats.remaining()).isEqualTo(11);
      assertThat(floats.get(0)).isEqualTo(7);
      assertThat(floats.get(10)).isEqualTo(17);
      assertThat(memory.array()).isSameAs(view);
    }
  }

  @Test
  void showsAPermutedArrayAsItLies() {
    INDArray turned = Nd4j.arange(6).castTo(DataType.FLOAT).reshape(2, 3).permute(1, 0);

    try (ArrayMemory memory = ArrayMemory.open(turned)) {
      assertThat(memory.asFloats().get(turned.stride(1))).isEqualTo(turned.getFloat(0, 1));
    }
  }

  @Test
  void keepsTheArrayUntilItIsClosed() throws InterruptedException {
    INDArray array = Nd4j.createFromArray(1f, 2f);
    WeakReference<INDArray> reference = new WeakReference<>(array);
    ArrayMemory memory = ArrayMemory.open(array);
    array = null;

    System.gc();
    assertThat(reference.get()).isNotNull();

    memory.close();
    for (int attempt = 0; attempt < 100 && reference.get() != null; attempt++) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(reference.get()).isNull();
  }

  @Test
  void refusesAnotherDataType() {
    try (ArrayMemory memory = ArrayMemory.open(Nd4j.createFromArray(1, 2))) {
      assertThatThrownBy(memory::asFloats)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("The array INT[2] is not of type FLOAT");
      assertThatThrownBy(memory::asDoubles).hasMessage("The array INT[2] is not of type DOUBLE");
    }
  }

  @Test
  void refusesArraysWithoutNumbers() {
    assertThatThrownBy(() -> ArrayMemory.open(Nd4j.create(DataType.FLOAT, 0, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The array FLOAT[0, 3] has no numbers");
  }

  @Test
  void refusesClosedArraysAndTheirViews() {
    INDArray array = Nd4j.create(DataType.FLOAT, 4, 3);
    INDArray view = array.getRow(2);
    array.close();

    assertThatThrownBy(() -> ArrayMemory.open(array))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The array FLOAT[4, 3] was closed");
    assertThatThrownBy(() -> ArrayMemory.open(view)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesArraysOfAWorkspaceThatWasLeft() {
    WorkspaceConfiguration configuration =
        WorkspaceConfiguration.builder().initialSize(1 << 16).build();
    INDArray array;
    try (MemoryWorkspace workspace =
        Nd4j.getWorkspaceManager().getAndActivateWorkspace(configuration, "left")) {
      array = Nd4j.create(DataType.FLOAT, 4, 3);
      assertThat(workspace.isScopeActive()).isTrue();
      ArrayMemory.open(array).close();
    }

    assertThatThrownBy(() -> ArrayMemory.open(array)).isInstanceOf(ND4JWorkspaceException.class);
  }

  @Test
  void refusesBuffersOnceClosed() {
    ArrayMemory memory = ArrayMemory.open(Nd4j.createFromArray(1f, 2f));
    memory.close();

    assertThatThrownBy(memory::asFloats)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The memory was closed");
    assertThatThrownBy(memory::array).isInstanceOf(IllegalStateException.class);
  }
}
