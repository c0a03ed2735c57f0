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
package io.github.debutdl4j.chain;

import java.util.Arrays;

/**
 * Counts the paths from every input of a chain to every output, which tells where the product is
 * structurally zero.
 *
 * @param support share of entries with at least one path
 * @param mostPaths most paths to one entry
 */
record ChainPaths(double support, long mostPaths) {

  static ChainPaths of(DeButChain chain) {
    long reached = 0;
    long most = 0;
    for (int input = 0; input < chain.inputs(); input++) {
      long[] paths = new long[chain.inputs()];
      paths[input] = 1;
      for (DeButFactor factor : chain.factors()) {
        paths = through(factor, paths);
      }
      reached += Arrays.stream(paths).filter(n -> n > 0).count();
      most = Math.max(most, Arrays.stream(paths).max().getAsLong());
    }
    return new ChainPaths((double) reached / chain.denseParameters(), most);
  }

  private static long[] through(DeButFactor factor, long[] x) {
    int r = factor.r();
    int s = factor.s();
    int t = factor.t();
    long[] y = new long[factor.p()];
    for (int b = 0; b < factor.blocks(); b++) {
      for (int k = 0; k < t; k++) {
        long sum = 0;
        for (int j = 0; j < s; j++) {
          sum += x[(b * s + j) * t + k];
        }
        for (int i = 0; i < r; i++) {
          y[(b * r + i) * t + k] = sum;
        }
      }
    }
    return y;
  }
}
