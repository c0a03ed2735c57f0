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
package io.github.debutdl4j.internal.kernel.plan;

import io.github.debutdl4j.chain.DeButChain;
import java.util.ArrayList;
import java.util.List;

/**
 * The order in which a tile goes forward through a chain so that it stays in cache: which factors
 * form a stage.
 *
 * <p>A stage applies its factors to one of the {@link ChainPieces} before it moves on to the next,
 * so it touches only a part of the tile at a time. Stages nest: the pieces of a stage are made of
 * whole pieces of the stage before.
 */
public final class ForwardPlan {

  /**
   * Most rows of a piece, stage by stage: 16 rows of a tile 512 columns wide fill a first-level
   * cache of 32 KiB, 256 rows a second-level cache of 512 KiB.
   */
  private static final int[] MOST_ROWS = {16, 64, 256, 512};

  private final List<ForwardStage> stages = new ArrayList<>();

  /**
   * @param length how many factors, the first ones
   */
  public ForwardPlan(DeButChain chain, int length) {
    ChainPieces pieces = new ChainPieces(chain);
    int first = 0;
    for (int rows : MOST_ROWS) {
      int last = pieces.lastThatFits(first, length, rows);
      if (last >= 0 && last < length - 1) {
        stages.add(stage(pieces, first, last));
        first = last + 1;
      }
    }
    stages.add(stage(pieces, first, length - 1));
  }

  private static ForwardStage stage(ChainPieces pieces, int first, int last) {
    return new ForwardStage(first, last + 1, pieces.count(last), pieces.widestRows(first, last));
  }

  public List<ForwardStage> stages() {
    return stages;
  }

  /** Rows of work space that a tile needs: two sets for each stage. */
  public int workRows() {
    return stages.stream().mapToInt(stage -> 2 * stage.widestRows()).sum();
  }
}
