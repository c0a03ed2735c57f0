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
package io.github.debutdl4j.internal.session.simd;

import io.github.debutdl4j.internal.platform.NotOnAndroid;
import io.github.debutdl4j.internal.session.kernel.Lines;
import io.github.debutdl4j.internal.session.kernel.MaskRow;
import io.github.debutdl4j.internal.session.kernel.RowCombination;
import io.github.debutdl4j.internal.session.kernel.RowKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Loops over rows on the Vector API. */
@NotOnAndroid
final class SimdRowKernels extends RowKernels {

  private static final VectorSpecies<Float> SPECIES = SimdSessionKernels.SPECIES;
  private static final int LANES = SimdSessionKernels.LANES;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;

  /** Lanes 0, 2, 4 ..., and once more. */
  private static final VectorShuffle<Float> EVEN = everySecond(0);

  /** Lanes 1, 3, 5 ..., and once more. */
  private static final VectorShuffle<Float> ODD = everySecond(1);

  private static final VectorMask<Float> UPPER_HALF =
      VectorMask.fromLong(SPECIES, (1L << LANES) - (1L << LANES / 2));

  private static VectorShuffle<Float> everySecond(int first) {
    int[] lanes = new int[LANES];
    for (int i = 0; i < LANES; i++) {
      lanes[i] = 2 * i % LANES + first;
    }
    return VectorShuffle.fromArray(SPECIES, lanes, 0);
  }

  @Override
  public void add(float[] x, int from, float[] y, int to, int count) {
    int i = 0;
    for (; i + LANES <= count; i += LANES) {
      FloatVector sum = FloatVector.fromArray(SPECIES, y, to + i);
      sum.add(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(y, to + i);
    }
    for (; i < count; i++) {
      y[to + i] += x[from + i];
    }
  }

  @Override
  public void maximum(float[] x, int from, float[] y, int to, int count) {
    int i = 0;
    for (; i + LANES <= count; i += LANES) {
      FloatVector first = FloatVector.fromArray(SPECIES, y, to + i);
      first.max(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(y, to + i);
    }
    for (; i < count; i++) {
      y[to + i] = Math.max(y[to + i], x[from + i]);
    }
  }

  @Override
  public float sum(float[] array, int from, int count) {
    float sum = 0;
    int i = 0;
    if (count >= 2 * LANES) {
      FloatVector a = FloatVector.zero(SPECIES);
      FloatVector b = a;
      for (; i + 2 * LANES <= count; i += 2 * LANES) {
        a = a.add(FloatVector.fromArray(SPECIES, array, from + i));
        b = b.add(FloatVector.fromArray(SPECIES, array, from + i + LANES));
      }
      sum = sumOfLanes(a.add(b));
    }
    for (; i < count; i++) {
      sum += array[from + i];
    }
    return sum;
  }

  /** In a fixed order, which the Vector API's own reduction does not guarantee. */
  private static float sumOfLanes(FloatVector vector) {
    FloatVector sums = vector;
    for (int width = LANES; width > 1; width /= 2) {
      sums = sums.rearrange(EVEN).add(sums.rearrange(ODD));
    }
    return sums.lane(0);
  }

  @Override
  public float largest(float[] array, int from, int count) {
    float largest = Float.NEGATIVE_INFINITY;
    int i = 0;
    if (count >= 4 * LANES) {
      FloatVector a = FloatVector.broadcast(SPECIES, largest);
      FloatVector b = a;
      FloatVector c = a;
      FloatVector d = a;
      for (; i + 4 * LANES <= count; i += 4 * LANES) {
        a = a.max(FloatVector.fromArray(SPECIES, array, from + i));
        b = b.max(FloatVector.fromArray(SPECIES, array, from + i + LANES));
        c = c.max(FloatVector.fromArray(SPECIES, array, from + i + 2 * LANES));
        d = d.max(FloatVector.fromArray(SPECIES, array, from + i + 3 * LANES));
      }
      largest = a.max(b).max(c.max(d)).reduceLanes(VectorOperators.MAX);
    }
    for (; i < count; i++) {
      largest = Math.max(largest, array[from + i]);
    }
    return largest;
  }

  @Override
  public void copyStrided(float[] x, int from, int stride, float[] y, int to, int count) {
    if (stride == 1) {
      System.arraycopy(x, from, y, to, count);
      return;
    }
    int i = 0;
    for (; stride == 2 && i + LANES <= count; i += LANES) {
      FloatVector a = FloatVector.fromArray(SPECIES, x, from + 2 * i);
      FloatVector b = FloatVector.fromArray(SPECIES, x, from + 2 * i + LANES);
      unzipped(a, b, EVEN).intoArray(y, to + i);
    }
    for (; i < count; i++) {
      y[to + i] = x[from + i * stride];
    }
  }

  private static FloatVector unzipped(FloatVector a, FloatVector b, VectorShuffle<Float> half) {
    return a.rearrange(half).blend(b.rearrange(half), UPPER_HALF);
  }

  @Override
  public void largerOfPairs(float[] x, int from, float[] y, int to, int count) {
    int i = 0;
    for (; i + LANES <= count; i += LANES) {
      FloatVector a = FloatVector.fromArray(SPECIES, x, from + 2 * i);
      FloatVector b = FloatVector.fromArray(SPECIES, x, from + 2 * i + LANES);
      unzipped(a, b, EVEN).max(unzipped(a, b, ODD)).intoArray(y, to + i);
    }
    for (; i < count; i++) {
      y[to + i] = Math.max(x[from + 2 * i], x[from + 2 * i + 1]);
    }
  }

  @Override
  public void largerOfLines(float[] x, int from, float[] y, int to, int length, int lines) {
    for (int line = 0; line < lines; line++) {
      int upper = from + 2 * line * length;
      int toLine = to + line * length;
      for (int i = 0; i < length; i += LANES) {
        FloatVector.fromArray(SPECIES, x, upper + i)
            .max(FloatVector.fromArray(SPECIES, x, upper + length + i))
            .intoArray(y, toLine + i);
      }
    }
  }

  @Override
  public void copyLines(float[] x, int from, Lines lines, float[] y, int to, int count) {
    int pitch = lines.pitch();
    int length = lines.length();
    for (int line = 0; line < count; line++) {
      int at = from + line * pitch;
      int end = at + length;
      int toLine = to + line * length - at;
      for (int i = at; i < end; i += LANES) {
        FloatVector.fromArray(SPECIES, x, i).intoArray(y, toLine + i);
      }
    }
  }

  @Override
  public void copyMasked(float[] x, int xAt, MaskRow mask, float[] y, int yAt, int columns) {
    int column = mask.column;
    for (int c = 0; c < columns; c += LANES) {
      IntVector bits = FloatVector.fromArray(SPECIES, x, xAt + c).reinterpretAsInts();
      IntVector kept = IntVector.fromArray(INTS, mask.mask, mask.row + column);
      bits.and(kept).reinterpretAsFloats().intoArray(y, yAt + c);
      column += LANES;
      while (column >= mask.period) {
        column -= mask.period;
      }
    }
  }

  @Override
  public void combine(float[] array, RowCombination rows, int to, int count) {
    int c = 0;
    for (; c + 4 * LANES <= count; c += 4 * LANES) {
      four(array, rows, c, to + c);
    }
    for (; c + LANES <= count; c += LANES) {
      one(array, rows, c, to + c);
    }
    for (; c < count; c++) {
      float sum = 0;
      for (int k = 0; k < rows.count; k++) {
        float factor = array[rows.factor + k * rows.factorStep];
        sum = Math.fma(factor, array[rows.row + k * rows.rowStep + c], sum);
      }
      array[to + c] = sum;
    }
  }

  private static void four(float[] array, RowCombination rows, int column, int to) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int from = rows.row + column;
    int factor = rows.factor;
    for (int k = 0; k < rows.count; k++) {
      FloatVector f = FloatVector.broadcast(SPECIES, array[factor]);
      a = FloatVector.fromArray(SPECIES, array, from).fma(f, a);
      b = FloatVector.fromArray(SPECIES, array, from + LANES).fma(f, b);
      c = FloatVector.fromArray(SPECIES, array, from + 2 * LANES).fma(f, c);
      d = FloatVector.fromArray(SPECIES, array, from + 3 * LANES).fma(f, d);
      factor += rows.factorStep;
      from += rows.rowStep;
    }
    a.intoArray(array, to);
    b.intoArray(array, to + LANES);
    c.intoArray(array, to + 2 * LANES);
    d.intoArray(array, to + 3 * LANES);
  }

  private static void one(float[] array, RowCombination rows, int column, int to) {
    FloatVector sum = FloatVector.zero(SPECIES);
    int from = rows.row + column;
    int factor = rows.factor;
    for (int k = 0; k < rows.count; k++) {
      FloatVector f = FloatVector.broadcast(SPECIES, array[factor]);
      sum = FloatVector.fromArray(SPECIES, array, from).fma(f, sum);
      factor += rows.factorStep;
      from += rows.rowStep;
    }
    sum.intoArray(array, to);
  }
}
