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
package io.github.debutdl4j.internal.fit;

import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import java.util.BitSet;

/**
 * Where the partial products of a chain are not structurally zero: for every intermediate value,
 * the inputs that reach it and the outputs that it reaches.
 */
final class Supports {

  private final int[][][] inputsSeen;
  private final int[][][] outputsSeen;

  Supports(DeButChain chain) {
    int length = chain.length();
    inputsSeen = new int[length + 1][][];
    outputsSeen = new int[length + 1][][];
    BitSet[] seen = eachItself(chain.inputs());
    inputsSeen[0] = indices(seen);
    for (int l = 0; l < length; l++) {
      seen = through(chain.factor(l), seen);
      inputsSeen[l + 1] = indices(seen);
    }
    seen = eachItself(chain.outputs());
    outputsSeen[length] = indices(seen);
    for (int l = length - 1; l >= 0; l--) {
      seen = through(chain.factor(l).transposed(), seen);
      outputsSeen[l] = indices(seen);
    }
  }

  /** Inputs that reach value i before factor l (so of its column i), ascending. */
  int[] inputsOf(int l, int i) {
    return inputsSeen[l][i];
  }

  /** Outputs that value i before factor l reaches, ascending. */
  int[] outputsOf(int l, int i) {
    return outputsSeen[l][i];
  }

  /** Sum of the squared entries that some path reaches. */
  double squaredNormWithin(double[] w, int inputs) {
    double sum = 0;
    int[][] columnsOfRow = inputsSeen[inputsSeen.length - 1];
    for (int row = 0; row < columnsOfRow.length; row++) {
      for (int column : columnsOfRow[row]) {
        double value = w[row * inputs + column];
        sum += value * value;
      }
    }
    return sum;
  }

  private static BitSet[] eachItself(int size) {
    BitSet[] sets = new BitSet[size];
    for (int i = 0; i < size; i++) {
      sets[i] = new BitSet(size);
      sets[i].set(i);
    }
    return sets;
  }

  private static BitSet[] through(DeButFactor factor, BitSet[] seen) {
    BitSet[] after = new BitSet[factor.p()];
    for (int row = 0; row < after.length; row++) {
      after[row] = new BitSet();
    }
    factor.forEachWeight((w, row, column) -> after[row].or(seen[column]));
    return after;
  }

  private static int[][] indices(BitSet[] sets) {
    int[][] lists = new int[sets.length][];
    for (int i = 0; i < sets.length; i++) {
      lists[i] = sets[i].stream().toArray();
    }
    return lists;
  }
}
