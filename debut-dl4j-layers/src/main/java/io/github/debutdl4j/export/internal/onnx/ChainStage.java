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
package io.github.debutdl4j.export.internal.onnx;

import io.github.debutdl4j.chain.ChainReduction;
import io.github.debutdl4j.chain.DeButChain;
import io.github.debutdl4j.chain.DeButFactor;
import io.github.debutdl4j.internal.network.LinearMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A factor, or the product of neighbouring ones, that is written as one convolution.
 *
 * @param weights {@code [blocks, t, r, s]}
 */
record ChainStage(DeButFactor factor, float[] weights) {

  /** The factors of a map, first applied first. */
  static List<ChainStage> of(LinearMap map) {
    DeButChain chain = map.chain();
    float[] weights = map.weights();
    List<ChainStage> stages = new ArrayList<>();
    for (int l = 0; l < chain.length(); l++) {
      int from = chain.weightOffset(l);
      stages.add(
          new ChainStage(
              chain.factor(l),
              Arrays.copyOfRange(weights, from, from + chain.factor(l).parameters())));
    }
    return stages;
  }

  /** Whether this stage and the one after it have a product that is again a factor. */
  static boolean canMerge(DeButFactor first, DeButFactor second) {
    return ChainReduction.isChainable(second, first)
        && (long) second.blocks()
                * second.r()
                * (second.t() / first.t())
                * first.s()
                * (first.blocks() / second.blocks())
            <= Integer.MAX_VALUE / first.t();
  }

  /** The product of this stage and the one that is applied after it. */
  ChainStage then(ChainStage second) {
    DeButFactor merged = ChainReduction.merge(second.factor, factor);
    List<List<int[]>> byRow = rows();
    double[] product = new double[merged.parameters()];
    FactorEntries.forEach(
        second.factor,
        (w, row, middle) -> {
          for (int[] entry : byRow.get(middle)) {
            product[index(merged, row, entry[0])] += (double) second.weights[w] * weights[entry[1]];
          }
        });
    float[] rounded = new float[product.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) product[i];
    }
    return new ChainStage(merged, rounded);
  }

  /** Of each row, the columns with an entry and the entries' weights. */
  private List<List<int[]>> rows() {
    List<List<int[]>> rows = new ArrayList<>(factor.p());
    for (int row = 0; row < factor.p(); row++) {
      rows.add(new ArrayList<>(factor.s()));
    }
    FactorEntries.forEach(factor, (w, row, column) -> rows.get(row).add(new int[] {column, w}));
    return rows;
  }

  /** Where a factor's tensor holds the entry at a row and column. */
  private static int index(DeButFactor factor, int row, int column) {
    int t = factor.t();
    return factor.weightIndex(
        row / (factor.r() * t), row % t, row / t % factor.r(), column / t % factor.s());
  }
}
