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
package io.github.debutdl4j.cli.info;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Shapes after operators that move, cut, join or reduce numbers. */
final class OnnxRearrangements {

  private final OnnxNode node;
  private final long[] x;

  /**
   * @param x the shape of the first input
   */
  OnnxRearrangements(OnnxNode node, long[] x) {
    this.node = node;
    this.x = x;
  }

  /** The shape of the first output, or null if it cannot be told. */
  long[] shape() {
    return switch (node.operator()) {
      case "Reshape" -> reshaped(node.wholes(1, "shape"));
      case "Flatten" -> flattened((int) node.whole("axis", 1));
      case "Transpose" -> permuted(node.wholes("perm", null));
      case "Concat" -> concatenated(axis(node.whole("axis", 0)));
      case "Squeeze" -> without(node.wholes(1, "axes"));
      case "Slice" -> sliced(node.wholes(1, "starts"), node.wholes(2, "ends"));
      case "Pad" -> padded(node.wholes(1, "pads"));
      case "Gather" -> gathered(node.shape(1), axis(node.whole("axis", 0)));
      case "ReduceMax", "ReduceMean", "ReduceSum" -> reduced(node.wholes(1, "axes"));
      default -> null;
    };
  }

  private int axis(long axis) {
    return (int) (axis < 0 ? axis + x.length : axis);
  }

  /** 0 keeps a size, -1 takes what is left. */
  private long[] reshaped(long[] wanted) {
    if (wanted == null) {
      return null;
    }
    long[] result = wanted.clone();
    long product = 1;
    int open = -1;
    for (int d = 0; d < result.length; d++) {
      result[d] = result[d] == 0 ? x[d] : result[d];
      if (result[d] < 0) {
        open = d;
      } else {
        product *= result[d];
      }
    }
    if (open >= 0) {
      result[open] = OnnxValues.numbers(x) / product;
    }
    return result;
  }

  private long[] flattened(int axis) {
    long rows = OnnxValues.numbers(Arrays.copyOf(x, axis));
    return new long[] {rows, OnnxValues.numbers(x) / rows};
  }

  private long[] permuted(long[] axes) {
    return axes == null
        ? LongStream.iterate(x.length - 1L, d -> d - 1)
            .limit(x.length)
            .map(d -> x[(int) d])
            .toArray()
        : Arrays.stream(axes).map(d -> x[(int) d]).toArray();
  }

  private long[] concatenated(int axis) {
    long[] result = x.clone();
    for (int i = 1; i < node.inputs().size(); i++) {
      long[] other = node.shape(i);
      if (other == null) {
        return null;
      }
      result[axis] += other[axis];
    }
    return result;
  }

  private long[] without(long[] axes) {
    if (axes == null) {
      return null;
    }
    return LongStream.range(0, x.length)
        .filter(d -> Arrays.stream(axes).noneMatch(a -> axis(a) == d))
        .map(d -> x[(int) d])
        .toArray();
  }

  private long[] sliced(long[] starts, long[] ends) {
    if (starts == null || ends == null) {
      return null;
    }
    long[] axes = node.wholes(3, "axes");
    long[] steps = node.wholes(4, "steps");
    long[] result = x.clone();
    for (int i = 0; i < starts.length; i++) {
      int d = axes == null ? i : axis(axes[i]);
      long step = steps == null ? 1 : steps[i];
      if (step < 1) {
        return null;
      }
      long length = place(ends[i], x[d]) - place(starts[i], x[d]);
      result[d] = Math.max(0, -Math.floorDiv(-length, step));
    }
    return result;
  }

  private static long place(long index, long size) {
    return Math.max(0, Math.min(size, index < 0 ? index + size : index));
  }

  private long[] padded(long[] pads) {
    if (pads == null || pads.length != 2 * x.length) {
      return null;
    }
    long[] result = x.clone();
    for (int d = 0; d < x.length; d++) {
      result[d] += pads[d] + pads[x.length + d];
    }
    return result;
  }

  private long[] gathered(long[] indices, int axis) {
    if (indices == null) {
      return null;
    }
    return LongStream.concat(
            LongStream.concat(Arrays.stream(x, 0, axis), Arrays.stream(indices)),
            Arrays.stream(x, axis + 1, x.length))
        .toArray();
  }

  private long[] reduced(long[] axes) {
    if (axes == null) {
      return null;
    }
    if (node.whole("keepdims", 1) == 0) {
      return without(axes);
    }
    long[] result = x.clone();
    for (long each : axes) {
      result[axis(each)] = 1;
    }
    return result;
  }
}
